using Microsoft.Extensions.Logging;

namespace Capacity.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(1, LogLevel.Information, "The store in {Folder} is open: schema version {Found} found, {Version} now.")]
    public static partial void Opened(ILogger log, string folder, int found, int version);

    [LoggerMessage(2, LogLevel.Information, "The store in {Folder} is closed.")]
    public static partial void Closed(ILogger log, string folder);

    [LoggerMessage(3, LogLevel.Information, "The database's schema is at version {Version}; {Done} changes were new to it.")]
    public static partial void Migrated(ILogger log, int done, int version);
}
