namespace Capacity.Web.Host;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening at {Addresses}; everything is kept in {Folder}")]
    public static partial void Started(ILogger log, string addresses, string folder);
}
