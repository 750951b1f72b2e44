using Capacity.Storage.Accounts;
using Capacity.Storage.Embedded;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Tests.Storage;

public sealed class EmbeddedAccountsTests : AccountsSpecs
{
    private readonly TempFolder _folder = new();
    private EmbeddedStore _store = null!;

    protected override Task AddStoreAsync(IServiceCollection services)
    {
        _store = EmbeddedStore.Open(_folder.Path, NullLogger.Instance);
        services.AddEmbeddedStore(_store).AddAccountsStore(embedded: true);
        return Task.CompletedTask;
    }

    protected override async Task CloseAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }
}
