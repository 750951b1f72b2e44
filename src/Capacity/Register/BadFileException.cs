namespace Capacity.Register;

/// <summary>The file is no register: nothing of it can be trusted. The message is a sentence that names the line.</summary>
/// <param name="line">Of the file, 1 is its first: the header's, as a rule.</param>
public sealed class BadFileException(int line, string what) : Exception($"Line {line}: {what}")
{
    public int Line { get; } = line;
}
