using Microsoft.Extensions.Logging;

namespace Capacity.Placements.Demand;

internal static partial class RetentionLog
{
    [LoggerMessage(1, LogLevel.Warning, "What is past its retention time could not be forgotten; trying again later")]
    public static partial void NotDone(ILogger log, Exception e);

    [LoggerMessage(2, LogLevel.Warning, "Search {Search} could not be asked to forget; trying again later")]
    public static partial void NotForgotten(ILogger log, string search, Exception e);
}
