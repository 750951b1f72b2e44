using System.Net.Sockets;
using Capacity.History;
using Npgsql;

namespace Capacity.Storage.Postgres;

internal static class PostgresFaults
{
    /// <summary>
    /// Whether the same call may go through later. The classes of SQLSTATE: 08 no connection, 28 and 3D not let in, 40 given up for another, 53 no room, 57 an operator's doing, 58 the disk; 25006 is a
    /// standby and 55P03 a lock. A name that cannot be resolved comes as a bare <see cref="SocketException"/>.
    /// </summary>
    public static bool IsUnavailable(this Exception fault) => fault switch
    {
        PostgresException refused => refused.SqlState is "25006" or "55P03" || refused.SqlState[..2] is "08" or "28" or "3D" or "40" or "53" or "57" or "58",
        NpgsqlException or SocketException or TimeoutException or IOException => true,
        _ => false,
    };

    public static StoreUnavailableException Unavailable(Exception fault) => new($"The store cannot be used now: {fault.Message}", fault);
}
