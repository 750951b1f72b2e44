using System.Net.Sockets;
using Capacity.History;
using Npgsql;
using static Npgsql.PostgresErrorCodes;

namespace Capacity.Storage.Postgres;

internal static class PostgresFaults
{
    private const string IdleInTransaction = "25P03";

    /// <summary>Whether another node wrote the same at the same time: seen again, it decides otherwise.</summary>
    public static bool IsConflict(this Exception fault) => fault is PostgresException { SqlState: UniqueViolation or SerializationFailure or DeadlockDetected };

    /// <summary>Whether a connection turned out to be dead, as all of a pool are after the server's restart: a new one may do.</summary>
    public static bool IsBroken(this Exception fault) => fault switch
    {
        PostgresException server => server.SqlState is AdminShutdown or CrashShutdown or IdleInTransaction,
        NpgsqlException client => client.InnerException is IOException or SocketException,
        _ => false,
    };

    /// <summary>Whether the server answered that nothing was done. All else, its farewell too, leaves open what it did.</summary>
    public static bool IsRefusal(this Exception fault) => fault is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>Whether the same call may go through later: the server is away, full, read-only, or does not let us in.</summary>
    public static bool IsUnavailable(this Exception fault) => fault switch
    {
        PostgresException server => server.SqlState is ReadOnlySqlTransaction or LockNotAvailable or SerializationFailure or DeadlockDetected or IdleInTransaction or InvalidCatalogName
            || server.SqlState[..2] is "08" or "28" or "53" or "57" or "58",
        NpgsqlException or TimeoutException or IOException or SocketException or ObjectDisposedException => true,
        _ => false,
    };

    public static StoreUnavailableException Unavailable(Exception fault) =>
        fault is ObjectDisposedException ? new("The store is closed.", fault) : new($"The store cannot be used now: {fault.Message}", fault);
}
