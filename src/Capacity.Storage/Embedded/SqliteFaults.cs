using Capacity.History;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Capacity.Storage.Embedded;

internal static class SqliteFaults
{
    /// <summary>Whether the same call may go through later: another process holds the file, the disk is full, read-only or failing.</summary>
    public static bool IsUnavailable(this SqliteException fault) =>
        fault.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_NOMEM or SQLITE_READONLY or SQLITE_IOERR or SQLITE_FULL or SQLITE_CANTOPEN or SQLITE_PROTOCOL;

    public static StoreUnavailableException Unavailable(SqliteException fault) => new($"The store cannot be used now: {fault.Message}", fault);
}
