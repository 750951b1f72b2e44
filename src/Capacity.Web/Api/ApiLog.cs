namespace Capacity.Web.Api;

internal static partial class ApiLog
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Route} broke")]
    public static partial void Unexpected(ILogger log, string method, string? route, Exception e);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Route} could not be done now")]
    public static partial void TryLater(ILogger log, string method, string? route, Exception e);
}
