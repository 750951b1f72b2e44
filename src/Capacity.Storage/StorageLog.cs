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

    [LoggerMessage(4, LogLevel.Information, "The store in the PostgreSQL database {Where} is open.")]
    public static partial void OpenedPostgres(ILogger log, string where);

    [LoggerMessage(5, LogLevel.Information, "The store in the PostgreSQL database {Where} is closed.")]
    public static partial void ClosedPostgres(ILogger log, string where);

    [LoggerMessage(6, LogLevel.Warning, "The connection broke during a commit. Whether it was kept, as the database says: {Kept}.")]
    public static partial void Settled(ILogger log, bool kept);
}
