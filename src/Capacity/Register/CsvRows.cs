using System.Text;
using System.Text.Unicode;

namespace Capacity.Register;

/// <summary>
/// Reads CSV row by row in bounded memory, whatever is sent. It works on the bytes, so that what is not UTF-8, a cell that is too large and a quote that is never closed
/// are known with their line, and a row with a fault is told apart from its neighbours. Lines end in LF, CRLF or CR; empty ones are passed over.
/// </summary>
internal sealed class CsvRows(Stream stream)
{
    public const int LargestCell = 10 * 1024;

    /// <summary>Cells past these are counted, not kept.</summary>
    private const int MostCells = 64;
    private const byte Quote = (byte)'"', Comma = (byte)',', Lf = (byte)'\n', Cr = (byte)'\r';

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly byte[] _cell = new byte[LargestCell];
    private readonly string?[] _pool = new string?[4096];
    private readonly List<string> _cells = [];
    private readonly List<CsvFault> _faults = [];
    private int _at, _end, _length, _count, _line = 1, _rowLine, _cellLine;
    private bool _started, _afterCr;
    private Where _where;

    private enum Where { BeforeRow, CellStart, Unquoted, Quoted, AfterQuote }

    /// <summary>The next row, or null at the end.</summary>
    /// <exception cref="BadFileException">The rest of the file cannot be told into rows.</exception>
    public async ValueTask<CsvRow?> ReadAsync(CancellationToken stop = default)
    {
        while (true)
        {
            if (Scan()) return TakeRow();
            if (await FillAsync(stop)) continue;
            if (_where == Where.Quoted) throw new BadFileException(_cellLine, "a quote is opened and never closed.");
            if (_where == Where.BeforeRow) return null;
            EndCell();
            return TakeRow();
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken stop)
    {
        (_at, _end) = (0, await stream.ReadAtLeastAsync(_buffer, _started ? 1 : Encoding.UTF8.Preamble.Length + 1, throwOnEndOfStream: false, stop));
        if (!_started && _buffer.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble)) _at = Encoding.UTF8.Preamble.Length;
        _started = true;
        return _end > _at;
    }

    /// <summary>Goes on to the end of a row; false where the buffer ends first.</summary>
    private bool Scan()
    {
        while (_at < _end)
        {
            var b = _buffer[_at++];
            var newLine = b is Cr or Lf;
            if (newLine && !(b == Lf && _afterCr)) _line++;
            _afterCr = b == Cr;

            if (_where == Where.BeforeRow)
            {
                if (newLine) continue;
                (_rowLine, _cellLine, _where) = (_line, _line, Where.CellStart);
            }
            switch (_where)
            {
                case Where.Quoted when b != Quote:
                    Append(b);
                    break;
                case Where.Quoted:
                    _where = Where.AfterQuote;
                    break;
                case Where.CellStart when b == Quote:
                    _where = Where.Quoted;
                    break;
                case Where.AfterQuote when b == Quote:
                    Append(b);
                    _where = Where.Quoted;
                    break;
                default:
                    if (newLine || b == Comma)
                    {
                        EndCell();
                        if (newLine) return true;
                        break;
                    }
                    if (b == Quote || _where == Where.AfterQuote) Fault(CsvFaultKind.StrayQuote);
                    Append(b);
                    _where = Where.Unquoted;
                    break;
            }
        }
        return false;
    }

    private void Append(byte b)
    {
        if (_length == LargestCell)
            throw new BadFileException(_cellLine, "a cell is larger than 10 KB." + (_where == Where.Quoted ? " Is a quote never closed?" : ""));
        if (b == 0) Fault(CsvFaultKind.Nul);
        _cell[_length++] = b;
    }

    private void Fault(CsvFaultKind kind)
    {
        if (_count < MostCells && !_faults.Contains(new(_count, kind))) _faults.Add(new(_count, kind));
    }

    private void EndCell()
    {
        var bytes = _cell.AsSpan(0, _length);
        if (!Utf8.IsValid(bytes)) throw new BadFileException(_cellLine, "this is not UTF-8.");
        if (_count < MostCells) _cells.Add(Pooled(bytes));
        (_length, _cellLine, _where) = (0, _line, Where.CellStart);
        _count++;
    }

    /// <summary>A register says the same few words over and over: they are kept once.</summary>
    private string Pooled(ReadOnlySpan<byte> bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        ref var pooled = ref _pool[(uint)hash.ToHashCode() % _pool.Length];
        return pooled is not null && Ascii.Equals(bytes, pooled) ? pooled : pooled = Encoding.UTF8.GetString(bytes);
    }

    private CsvRow TakeRow()
    {
        var row = new CsvRow(_rowLine, [.. _cells], _count, [.. _faults]);
        _cells.Clear();
        _faults.Clear();
        (_count, _where) = (0, Where.BeforeRow);
        return row;
    }
}
