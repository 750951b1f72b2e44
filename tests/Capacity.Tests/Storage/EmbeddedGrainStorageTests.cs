using Capacity.Storage.Embedded;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Capacity.Tests.Storage;

public sealed class EmbeddedGrainStorageTests : GrainStorageSpecs
{
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _orleans = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private EmbeddedStore _store = null!;
    private EmbeddedGrainStorage _storage = null!;

    [Fact]
    public async Task A_conflict_says_which_tag_is_stored()
    {
        var state = new GrainState<string>("1");
        await _storage.WriteStateAsync("kept", Grain, state);
        var late = new GrainState<string>("late", state.ETag) { RecordExists = true };
        await _storage.WriteStateAsync("kept", Grain, state);

        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.WriteStateAsync("kept", Grain, late));

        Assert.Equal((state.ETag, late.ETag), (conflict.StoredEtag, conflict.CurrentEtag));
    }

    protected override Task<IGrainStorage> OpenAsync()
    {
        _store = EmbeddedStore.Open(_folder.Path, NullLogger.Instance);
        return Task.FromResult<IGrainStorage>(_storage = new(_store, _orleans.GetRequiredService<IActivatorProvider>()));
    }

    protected override async Task CloseAsync()
    {
        await _store.DisposeAsync();
        await _orleans.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<string?> StoredAsync(GrainId grain) => Task.FromResult(
        _store.Readers.Read(c => c.First(r => r.GetString(0), "SELECT CAST(data AS TEXT) FROM grain_states WHERE name = 'kept' AND grain = ?1", grain.ToString())));
}
