using Npgsql;

namespace Capacity.Storage.Postgres;

/// <summary>A connection string, looked at before anything connects.</summary>
public static class PostgresAddress
{
    /// <summary>What is wrong with it in one line, or null. Never the whole of it: it may hold a password.</summary>
    public static string? Fault(string connectionString)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString);
            return parts switch
            {
                { Host: null or "" } => "it names no Host.",
                { Database: null or "" } => "it names no Database.",
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return e.Message.ReplaceLineEndings(" ");
        }
    }

    /// <summary>Where it is, for the log: without user and password.</summary>
    public static string Shown(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"the database {parts.Database} on {parts.Host}:{parts.Port}";
    }
}
