namespace Capacity.Web.Boundaries;

internal static partial class BoundaryLog
{
    [LoggerMessage(1, LogLevel.Warning, "{File} cannot be used, and the map is drawn in tiles: {Why}")]
    public static partial void CannotUse(ILogger log, string file, string why);
}
