using Capacity.Live;

namespace Capacity.Web.Live;

internal static partial class LiveLog
{
    [LoggerMessage(1, LogLevel.Warning, "Could not see {Topic}; trying again")]
    public static partial void Broke(ILogger log, Topic topic, Exception e);

    [LoggerMessage(2, LogLevel.Warning, "Could not show {Topic} to one who came")]
    public static partial void NotShown(ILogger log, Topic topic, Exception e);

    [LoggerMessage(3, LogLevel.Information, "Connection {Connection} is closed: it may no longer watch")]
    public static partial void NoLongerAllowed(ILogger log, string connection);

    [LoggerMessage(4, LogLevel.Warning, "Could not check who may still watch; trying again")]
    public static partial void NotChecked(ILogger log, Exception e);

    [LoggerMessage(5, LogLevel.Error, "{Method} of the hub broke")]
    public static partial void Unexpected(ILogger log, string method, Exception e);
}
