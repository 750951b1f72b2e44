using System.Data.Common;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Postgresql;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Capacity.Storage.Postgres;

/// <summary>
/// Brings a database to this program's version: the numbered scripts that it has not seen, in one transaction. Any number of nodes may do so at once: an advisory lock
/// lets one after the other look.
/// </summary>
internal static class PostgresSchema
{
    private const string Folder = "Capacity.Storage.Postgres.Migrations.";

    private const string Table = "schema_versions";

    /// <summary>The lock's number: any, but never another.</summary>
    private const long Lock = 7_242_190_311;

    private static readonly IReadOnlyList<SqlScript> Scripts =
    [
        .. typeof(PostgresSchema).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => new SqlScript(n[Folder.Length..], Read(n))),
    ];

    public static int Version => Scripts.Count;

    /// <summary>How many scripts the database had not seen. Throws <see cref="StoreCannotOpenException"/> where an operator must act.</summary>
    public static async Task<int> MigrateAsync(NpgsqlDataSource source, ILogger log, CancellationToken stop = default)
    {
        try
        {
            // The lock lives with this connection, so a node that dies in the middle holds nobody up.
            await using var connection = await source.OpenConnectionAsync(stop);
            await RunAsync(connection, $"SELECT pg_advisory_lock({Lock})", stop);
            try
            {
                return Migrate(source, log);
            }
            finally
            {
                await RunAsync(connection, $"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
            }
        }
        catch (DbException fault)
        {
            throw new StoreCannotOpenException($"The PostgreSQL database cannot be used: {fault.Message}", fault);
        }
    }

    private static int Migrate(NpgsqlDataSource source, ILogger log)
    {
        var upgrade = DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(source)).WithScripts(Scripts).JournalToPostgresqlTable(null, Table)
            .WithVariablesDisabled().WithTransaction().LogTo(new NoOpUpgradeLog()).Build();
        if (upgrade.GetExecutedScripts().Except(Scripts.Select(s => s.Name)).FirstOrDefault() is { } unknown)
            throw new StoreCannotOpenException($"The database was written by a newer Capacity (it has the schema change {unknown}, this program knows {Version}): run that one.");

        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
            throw new StoreCannotOpenException($"The schema could not be changed ({result.ErrorScript?.Name}), and is as it was: {result.Error.Message}", result.Error);

        var done = result.Scripts.Count();
        StorageLog.Migrated(log, done, Version);
        return done;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }

    private static string Read(string script)
    {
        using var reader = new StreamReader(typeof(PostgresSchema).Assembly.GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }
}
