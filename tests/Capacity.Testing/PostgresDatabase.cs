using Capacity.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Capacity.Testing;

/// <summary>Databases of the shared server that are at this program's version already: copies of one that was migrated once.</summary>
public static class PostgresDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MigrateAsync);

    /// <summary>Where a new one is.</summary>
    public static async Task<string> CreateAsync()
    {
        var template = await Template.Value;
        return await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(template);
    }

    public static async Task DropAsync(string connectionString) => await (await PostgresServer.SharedAsync()).DropDatabaseAsync(connectionString);

    private static async Task<string> MigrateAsync()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create($"{database};Pooling=false");
        await PostgresSchema.MigrateAsync(source, NullLogger.Instance);
        return new NpgsqlConnectionStringBuilder(database).Database!;
    }
}
