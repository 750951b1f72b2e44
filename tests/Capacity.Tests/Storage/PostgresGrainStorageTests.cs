using Capacity.History;
using Capacity.Storage.Postgres;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans.Configuration;
using Orleans.Storage;

namespace Capacity.Tests.Storage;

public sealed class PostgresGrainStorageTests : GrainStorageSpecs
{
    private OrleansTables _tables = null!;

    [Fact]
    public async Task A_store_that_is_away_is_said_to_be_unavailable_and_is_used_again_when_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var tables = await OrleansTables.OpenAsync(await OrleansTables.MakeAsync(server));
        var state = new GrainState<string>("1");
        await tables.Storage.WriteStateAsync("kept", Grain, state);

        await server.StopAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => tables.Storage.ReadStateAsync("kept", Grain, new GrainState<string>()));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => tables.Storage.WriteStateAsync("kept", Grain, state));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => tables.Storage.ClearStateAsync("kept", Grain, state));
        await server.StartAgainAsync();
        await tables.Storage.WriteStateAsync("kept", Grain, state);
    }

    [Fact]
    public async Task Connections_that_an_operator_cuts_do_not_show_as_a_fault_of_ours()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var tables = await OrleansTables.OpenAsync(await OrleansTables.MakeAsync(server));
        var state = new GrainState<string>("1");
        await tables.Storage.WriteStateAsync("kept", Grain, state);

        await server.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");

        var fault = await Record.ExceptionAsync(() => tables.Storage.WriteStateAsync("kept", Grain, state));
        Assert.True(fault is null or StoreUnavailableException, fault?.ToString());
        await tables.Storage.WriteStateAsync("kept", Grain, state);
    }

    [Fact]
    public async Task A_fault_of_ours_is_not_dressed_as_unavailable()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await OrleansTables.MakeAsync(server);
        await using var tables = await OrleansTables.OpenAsync(database);
        await server.ExecuteAsync("DROP TABLE orleans_states", new NpgsqlConnectionStringBuilder(database).Database!);

        await Assert.ThrowsAsync<PostgresException>(() => tables.Storage.ReadStateAsync("kept", Grain, new GrainState<string>()));
    }

    [Fact]
    public async Task Services_are_kept_apart()
    {
        await _tables.Storage.WriteStateAsync("kept", Grain, new GrainState<List<string>>(["ours"]));
        await using var theirs = await OrleansTables.OpenAsync();

        var read = new GrainState<List<string>>();
        await theirs.Storage.ReadStateAsync("kept", Grain, read);

        Assert.False(read.RecordExists);
    }

    [Fact]
    public async Task A_provider_that_keeps_the_row_of_a_cleared_state_goes_on_from_it()
    {
        await using var tables = await OrleansTables.OpenAsync(more: s => s.Services.PostConfigureAll<AdoNetGrainStorageOptions>(o => o.DeleteStateOnClear = false));
        var state = new GrainState<List<string>>(["1"]);
        await tables.Storage.WriteStateAsync("kept", Grain, state);
        var stale = new GrainState<List<string>>(["late"], state.ETag) { RecordExists = true };

        await tables.Storage.ClearStateAsync("kept", Grain, state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => tables.Storage.WriteStateAsync("kept", Grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => tables.Storage.ClearStateAsync("kept", Grain, stale));
        var read = new GrainState<List<string>>();
        await tables.Storage.ReadStateAsync("kept", Grain, read);
        Assert.Equal((false, state.ETag), (read.RecordExists, read.ETag));
        await tables.Storage.WriteStateAsync("kept", Grain, state);
    }

    [Fact]
    public async Task The_schema_is_made_once()
    {
        await using var source = NpgsqlDataSource.Create(_tables.Database);

        Assert.Equal(0, await PostgresSchema.MigrateAsync(source, NullLogger.Instance, TestContext.Current.CancellationToken));
    }

    protected override async Task<IGrainStorage> OpenAsync()
    {
        _tables = await OrleansTables.OpenAsync();
        return _tables.Storage;
    }

    protected override async Task CloseAsync() => await _tables.DisposeAsync();

    protected override async Task<string?> StoredAsync(GrainId grain)
    {
        await using var source = NpgsqlDataSource.Create(_tables.Database);
        await using var command = source.CreateCommand("SELECT convert_from(payload, 'UTF8') FROM orleans_states WHERE service = $1 AND name = 'kept' AND grain = $2");
        command.Parameters.AddWithValue(_tables.Id);
        command.Parameters.AddWithValue(grain.ToString());
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
