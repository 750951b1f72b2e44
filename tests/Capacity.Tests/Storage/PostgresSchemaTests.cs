using Capacity.Storage;
using Capacity.Storage.Postgres;
using Capacity.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Capacity.Tests.Storage;

public sealed class PostgresSchemaTests : IAsyncLifetime
{
    private PostgresServer _server = null!;
    private string _database = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.SharedAsync();
        _database = await _server.CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync() => await _server.DropDatabaseAsync(_database);

    [Fact]
    public async Task Ten_nodes_may_start_at_once_and_each_change_is_made_by_one_of_them()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => MigrateAsync()));

        Assert.Equal(PostgresSchema.Version, made.Sum());
        Assert.Equal(9, made.Count(n => n == 0));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        await MigrateAsync();
        await ExecuteAsync("INSERT INTO schema_versions (scriptname, applied) VALUES ('999-later.sql', now())");

        var refused = await Assert.ThrowsAsync<StoreCannotOpenException>(MigrateAsync);

        Assert.Contains("999-later.sql", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        await using var source = NpgsqlDataSource.Create(_server.ConnectionString("no_such_database"));

        var refused = await Assert.ThrowsAsync<StoreCannotOpenException>(() => PostgresSchema.MigrateAsync(source, NullLogger.Instance, TestContext.Current.CancellationToken));

        Assert.Contains("no_such_database", refused.Message, StringComparison.Ordinal);
    }

    private async Task<int> MigrateAsync()
    {
        await using var source = NpgsqlDataSource.Create(_database);
        return await PostgresSchema.MigrateAsync(source, NullLogger.Instance, TestContext.Current.CancellationToken);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
