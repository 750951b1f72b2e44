using Microsoft.Extensions.Logging;

namespace Capacity.History;

internal static partial class HistoryLog
{
    [LoggerMessage(1, LogLevel.Warning, "Old outcomes could not be forgotten; trying again later")]
    public static partial void PurgeFailed(ILogger log, Exception e);

    [LoggerMessage(2, LogLevel.Warning, "The {What} could not begin; trying again")]
    public static partial void NotBegun(ILogger log, string what, Exception e);
}
