using Capacity.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Tests.Storage;

/// <summary>One of the nodes that share a database: a store of its own, and the journal in it.</summary>
internal sealed class PostgresNode : IAsyncDisposable
{
    private readonly PostgresStore _store;

    private PostgresNode(PostgresStore store) => (_store, Journal) = (store, new(store));

    public PostgresJournal Journal { get; }

    public static async Task<PostgresNode> OpenAsync(string database, PostgresOptions? options = null)
    {
        var store = new PostgresStore(database, NullLogger.Instance, options);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return new(store);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
