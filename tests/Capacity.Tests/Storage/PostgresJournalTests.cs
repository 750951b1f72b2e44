using Capacity.History;
using Capacity.Storage.Postgres;
using Capacity.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Tests.Storage;

public sealed class PostgresJournalTests : JournalSpecs
{
    private string? _database;
    private PostgresStore? _store;

    protected override async Task<IJournal> OpenAsync()
    {
        _database ??= await PostgresDatabase.CreateAsync();
        _store = new(_database, NullLogger.Instance);
        await _store.OpenAsync(Stop);
        return new PostgresJournal(_store);
    }

    protected override async Task CloseAsync() => await _store!.DisposeAsync();

    protected override Task DropAsync() => PostgresDatabase.DropAsync(_database!);
}
