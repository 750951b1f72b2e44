using Capacity.Web.Host;

namespace Capacity.Web.Boundaries;

/// <summary>The file of boundaries in the data folder, read again when it has changed. Without one, or with one that cannot be used, there are no outlines.</summary>
internal sealed class BoundaryFolder(StartSettings settings, ILogger<BoundaryFolder> log)
{
    public const string FileName = "boundaries.geojson";

    private readonly Lock _lock = new();
    private (DateTime Written, OutlineDrawing Drawing) _kept = (default, OutlineDrawing.None);

    private string Path => In(settings.DataFolder);

    public static string In(string folder) => System.IO.Path.Combine(folder, FileName);

    public OutlineDrawing Drawing()
    {
        lock (_lock)
        {
            var written = File.Exists(Path) ? File.GetLastWriteTimeUtc(Path) : default;
            if (written != _kept.Written) _kept = (written, written == default ? OutlineDrawing.None : Read());
            return _kept.Drawing;
        }
    }

    private OutlineDrawing Read()
    {
        try
        {
            using var file = File.OpenRead(Path);
            return OutlineDrawing.Of(BoundaryFile.Read(file));
        }
        catch (Exception e) when (e is BadBoundariesException or IOException or UnauthorizedAccessException)
        {
            BoundaryLog.CannotUse(log, Path, e.Message);
            return OutlineDrawing.None;
        }
    }
}
