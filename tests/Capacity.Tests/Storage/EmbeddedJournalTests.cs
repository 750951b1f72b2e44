using Capacity.History;
using Capacity.Storage.Embedded;
using Capacity.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Tests.Storage;

public sealed class EmbeddedJournalTests : JournalSpecs
{
    private readonly TempFolder _folder = new();
    private EmbeddedStore? _store;

    protected override Task<IJournal> OpenAsync()
    {
        _store = EmbeddedStore.Open(_folder.Path, NullLogger.Instance);
        return Task.FromResult<IJournal>(new EmbeddedJournal(_store));
    }

    protected override async Task CloseAsync() => await _store!.DisposeAsync();

    protected override Task DropAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
