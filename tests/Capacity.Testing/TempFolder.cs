namespace Capacity.Testing;

/// <summary>A folder of one test's own, gone when it is disposed.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("capacity-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A file that is still open on Windows: the system's own cleaning takes it.
        }
    }
}
