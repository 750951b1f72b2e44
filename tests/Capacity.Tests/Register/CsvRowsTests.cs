using System.Globalization;
using System.Text;
using Capacity.Register;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;

namespace Capacity.Tests.Register;

public class CsvRowsTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b;1|2")]
    [InlineData("a,b\n1,2", "a|b;1|2")]
    [InlineData("a,b\r\n1,2\r\n", "a|b;1|2")]
    [InlineData("a,b\r1,2\r", "a|b;1|2")]
    [InlineData("\n\na,b\r\n\r\n\n1,2\n\n", "a|b;1|2")]
    [InlineData("\uFEFFa,b\n1,2\n", "a|b;1|2")]
    [InlineData("\uFEFFa", "a")]
    [InlineData("\uFEFF", "")]
    [InlineData("", "")]
    [InlineData("a,\n,b\n,\n", "a|;|b;|")]
    [InlineData("1,", "1|")]
    [InlineData("\"\"\n", "")]
    [InlineData("\"x,y\",\"say \"\"hello\"\"\"\n\"two\r\nlines\",3\n", "x,y|say \"hello\";two\r\nlines|3")]
    [InlineData("=cmd(),Zoë 😀\n", "=cmd()|Zoë 😀")]
    public async Task Rows_are_told_apart(string text, string rows)
    {
        var read = await ReadAsync(text);

        Assert.Equal(rows, string.Join(';', read.Select(r => string.Join('|', r.Cells))));
        Assert.All(read, r => Assert.Empty(r.Faults));
    }

    [Fact]
    public async Task A_row_knows_the_line_on_which_it_begins()
    {
        var read = await ReadAsync("a,b\r\n\r\n\"x\r\ny\nz\",1\r\nlast,2\n");

        Assert.Equal([1, 3, 6], read.Select(r => r.Line));
    }

    [Theory]
    [InlineData("x\"y,2\n3,4\n")]
    [InlineData("x\"y,\"2\"\n3,4\n")]
    [InlineData("\"x\"y,2\n3,4\n")]
    [InlineData("\"x\" ,2\n3,4\n")]
    [InlineData(" \"x\",2\n3,4\n")]
    public async Task A_stray_quote_is_the_fault_of_its_cell_alone(string text)
    {
        var read = await ReadAsync(text);

        Assert.Equal([new CsvFault(0, CsvFaultKind.StrayQuote)], read[0].Faults);
        Assert.Equal("2", read[0].Cells[1]);
        Assert.Equal(["3", "4"], read[1].Cells);
        Assert.Empty(read[1].Faults);
    }

    [Fact]
    public async Task A_nul_is_the_fault_of_its_cell_alone()
    {
        var read = await ReadAsync("1,\"a\0b\"\n3,4\n");

        Assert.Equal([new CsvFault(1, CsvFaultKind.Nul)], read[0].Faults);
        Assert.Empty(read[1].Faults);
    }

    [Theory]
    [InlineData("a,b\n\"x,2\n3,4\n", 2)]
    [InlineData("a,b\n1,\"", 2)]
    [InlineData("a,b\n1,2\n3,\"abc\"\"", 3)]
    [InlineData("a,b\n\"1\n2\",\"abc\n", 3)]
    public async Task A_quote_that_is_never_closed_makes_a_bad_file(string text, int line)
    {
        var bad = await Assert.ThrowsAsync<BadFileException>(() => ReadAsync(text));

        Assert.Equal(line, bad.Line);
        Assert.Equal($"Line {line}: a quote is opened and never closed.", bad.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public async Task A_cell_of_10_KB_is_read_and_one_byte_more_makes_a_bad_file(string quote)
    {
        var largest = new string('x', CsvRows.LargestCell);

        var read = await ReadAsync($"a,b\n1,{quote}{largest}{quote}\n");
        var bad = await Assert.ThrowsAsync<BadFileException>(() => ReadAsync($"a,b\n1,{quote}{largest}x{quote}\n"));

        Assert.Equal(largest, read[1].Cells[1]);
        Assert.Equal(2, bad.Line);
    }

    [Fact]
    public async Task Ten_megabytes_in_a_cell_are_not_read_to_their_end()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("a\n" + new string('x', 10_000_000)));
        var reader = new CsvRows(stream);
        await reader.ReadAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<BadFileException>(async () => await reader.ReadAsync(TestContext.Current.CancellationToken));

        Assert.InRange(stream.Position, 1, 200_000);
    }

    [Fact]
    public async Task A_row_of_a_million_cells_is_counted_and_not_kept()
    {
        var read = await ReadAsync(new string(',', 1_000_000) + "\n1,2\n");

        Assert.Equal(1_000_001, read[0].Count);
        Assert.InRange(read[0].Cells.Count, 1, 100);
        Assert.Equal(["1", "2"], read[1].Cells);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, 1)]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0xE9 }, 2)]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', (byte)'\n', 0xC3 }, 3)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1)]
    public async Task What_is_not_utf8_makes_a_bad_file(byte[] bytes, int line)
    {
        var bad = await Assert.ThrowsAsync<BadFileException>(() => ReadAsync(new MemoryStream(bytes)));

        Assert.Equal($"Line {line}: this is not UTF-8.", bad.Message);
    }

    [Fact]
    public void What_another_writer_writes_is_read_as_it_was_meant_however_it_comes_in_pieces()
    {
        var cells = Gen.Elements("", "plain", "a,b", "say \"so\"", "two\nlines", "two\r\nlines", " spaced ", "Zoë 😀", "\"", "=1+1", new string('é', 3000));
        var tables = Gen.Choose(1, 5).SelectMany(width => Gen.ListOf(Gen.ListOf(cells, width)));

        Prop.ForAll(tables.ToArbitrary(), Gen.Choose(1, 200).ToArbitrary(), (table, piece) =>
        {
            var written = new StringWriter();
            using (var writer = new CsvWriter(written, CultureInfo.InvariantCulture))
                foreach (var row in table)
                {
                    foreach (var cell in row) writer.WriteField(cell, shouldQuote: cell.Length == 0 || cell.AsSpan().IndexOfAny(",\"\r\n ") >= 0);
                    writer.NextRecord();
                }

            var read = ReadAsync(new Pieces(Encoding.UTF8.GetBytes(written.ToString()), piece)).GetAwaiter().GetResult();

            Assert.Equal(table, read.Select(r => r.Cells));
        }).QuickCheckThrowOnFailure();
    }

    private static Task<List<CsvRow>> ReadAsync(string text) => ReadAsync(RegisterText.Stream(text));

    private static async Task<List<CsvRow>> ReadAsync(Stream stream)
    {
        var reader = new CsvRows(stream);
        var rows = new List<CsvRow>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } row) rows.Add(row);
        return rows;
    }

    /// <summary>A stream that gives a few bytes at a time, as a network does.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
