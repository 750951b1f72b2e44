namespace Capacity.Web.Host;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening at {Addresses}; everything is kept in {Store}")]
    public static partial void Started(ILogger log, string addresses, string store);

    [LoggerMessage(2, LogLevel.Error, "The store cannot keep changes: {Why} Reads go on with what is remembered, changes are answered with 503")]
    public static partial void StoreIsLost(ILogger log, string why);

    [LoggerMessage(3, LogLevel.Warning, "The store keeps changes again")]
    public static partial void StoreIsBack(ILogger log);
}
