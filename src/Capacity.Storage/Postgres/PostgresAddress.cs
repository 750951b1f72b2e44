using System.Data.Common;
using Npgsql;

namespace Capacity.Storage.Postgres;

/// <summary>A connection string, looked at before anything connects.</summary>
public static class PostgresAddress
{
    /// <summary>Seconds for a connection, and for an answer on this side of the line: a caller waits for neither much longer than for a node that has died.</summary>
    private const int Connecting = 5, Answering = 6;

    /// <summary>Connections of each pool; a node has two, and a few more for the journal's writing.</summary>
    private const int Most = 30;

    /// <summary>What is wrong with it in one line, or null. Never the whole of it: it may hold a password.</summary>
    public static string? Fault(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString) switch
            {
                { Host: null or "" } => "it names no Host.",
                { Database: null or "" } => "it names no Database.",
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or OverflowException)
        {
            return e.Message.ReplaceLineEndings(" ");
        }
    }

    /// <summary>Where it is, for people: without user and password.</summary>
    public static string Shown(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"the database {parts.Database} on {parts.Host}:{parts.Port}";
    }

    /// <summary>With the product's own defaults for all that it does not say.</summary>
    /// <exception cref="StoreCannotOpenException">It is none.</exception>
    internal static string Complete(string connectionString)
    {
        if (Fault(connectionString) is { } fault) throw new StoreCannotOpenException($"The connection string for PostgreSQL cannot be used: {fault}");
        var complete = new NpgsqlConnectionStringBuilder { Timeout = Connecting, CommandTimeout = Answering, MaxAutoPrepare = 50, MaxPoolSize = Most, ApplicationName = "capacity" };
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        foreach (string name in given.Keys) complete[name] = given[name];
        return complete.ConnectionString;
    }
}
