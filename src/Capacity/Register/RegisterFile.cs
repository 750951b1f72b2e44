using System.Security.Cryptography;

namespace Capacity.Register;

/// <summary>A register as it was read, before anything is known of what the store has: every row with what is wrong with it.</summary>
public sealed class RegisterFile
{
    /// <summary>A file of which everything is wrong must not fill the memory: past so many problems rows are rejected without a word.</summary>
    private const int MostProblems = 200_000;
    private const int RowsAReport = 1000;
    private static readonly IReadOnlyList<Problem> Unsaid = [new("row", null, $"There are more than {MostProblems} problems. Mend those that are listed first.")];

    private readonly List<RegisterLine> _lines = [];
    private int _problems;

    private RegisterFile()
    {
    }

    public int Rows => _lines.Count;

    /// <summary>Of the bytes: the same file is known again by it.</summary>
    public string Digest { get; private set; } = "";

    internal IReadOnlyList<RegisterLine> Lines => _lines;

    /// <exception cref="BadFileException">It is no such file.</exception>
    public static async Task<RegisterFile> ReadAsync(Stream stream, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        using var digest = SHA256.Create();
        await using var digested = new CryptoStream(stream, digest, CryptoStreamMode.Read, leaveOpen: true);
        var reader = new CsvRows(digested);
        var columns = new NativeColumns(await reader.ReadAsync(stop) ?? throw new BadFileException(1, "the file is empty. It begins with a header."));
        var file = new RegisterFile();
        while (await reader.ReadAsync(stop) is { } row)
        {
            file.Add(columns.Read(file.Rows + 1, row));
            if (file.Rows % RowsAReport == 0) progress?.Report(new(ImportStage.Reading, file.Rows, null));
        }
        file.Digest = Convert.ToHexStringLower(digest.Hash!);
        file.RefuseDoubles();
        progress?.Report(new(ImportStage.Reading, file.Rows, file.Rows));
        return file;
    }

    private void Add(RegisterLine line)
    {
        _problems += line.Problems.Count;
        _lines.Add(_problems > MostProblems && !line.IsSound ? line with { Problems = Unsaid } : line);
    }

    /// <summary>Which of two rows is right cannot be known: none of a setting that stands twice is taken.</summary>
    private void RefuseDoubles()
    {
        var firsts = new Dictionary<string, int>(Rows, StringComparer.Ordinal);
        var doubled = new HashSet<int>();
        for (var i = 0; i < Rows; i++)
        {
            if (_lines[i].Id is not { } id || firsts.TryAdd(id, i)) continue;
            var first = firsts[id];
            if (doubled.Add(first)) Refuse(first, $"The setting stands in row {i + 1} too.");
            Refuse(i, $"The setting stands in row {first + 1} already.");
        }

        void Refuse(int i, string message)
        {
            if (_problems++ < MostProblems) _lines[i] = _lines[i] with { Problems = [.. _lines[i].Problems, new("settingId", _lines[i].Id, message)] };
            else if (_lines[i].IsSound) _lines[i] = _lines[i] with { Problems = Unsaid };
        }
    }
}
