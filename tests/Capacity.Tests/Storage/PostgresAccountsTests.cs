using Capacity.Storage.Accounts;
using Capacity.Storage.Postgres;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Tests.Storage;

public sealed class PostgresAccountsTests : AccountsSpecs
{
    private string _database = null!;
    private PostgresStore _store = null!;

    protected override async Task AddStoreAsync(IServiceCollection services)
    {
        _database = await PostgresDatabase.CreateAsync();
        _store = new(_database, NullLogger.Instance);
        await _store.OpenAsync(TestContext.Current.CancellationToken);
        services.AddPostgresStore(_store).AddAccountsStore(embedded: false);
    }

    protected override async Task CloseAsync()
    {
        await _store.DisposeAsync();
        await PostgresDatabase.DropAsync(_database);
    }
}
