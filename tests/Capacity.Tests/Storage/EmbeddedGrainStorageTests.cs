using Capacity.Storage.Embedded;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Capacity.Tests.Storage;

public sealed class EmbeddedGrainStorageTests : IAsyncLifetime
{
    private static readonly GrainId Grain = GrainId.Create("search", "s-1");

    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _orleans = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private EmbeddedStore _store = null!;
    private EmbeddedGrainStorage _storage = null!;

    public ValueTask InitializeAsync()
    {
        _store = EmbeddedStore.Open(_folder.Path, NullLogger.Instance);
        _storage = new(_store, _orleans.GetRequiredService<IActivatorProvider>());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _orleans.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_not_there_reads_as_a_new_state_without_a_record()
    {
        var state = await ReadAsync();

        Assert.Equal((false, null), (state.RecordExists, state.ETag));
        Assert.Equal(new(), state.State);
    }

    [Fact]
    public async Task What_is_written_is_read_again_as_the_wire_writes_it()
    {
        var written = new Kept { Name = "Ásh", Sector = Sector.InHouse, At = JournalSamples.Noon };
        var state = await WriteAsync(new(written));

        var read = await ReadAsync();

        Assert.Equal((true, state.ETag, written), (read.RecordExists, read.ETag, read.State));
        Assert.Equal("""{"name":"Ásh","sector":"in-house","at":"2026-11-22T12:00:00.000Z"}""", System.Text.RegularExpressions.Regex.Unescape(Stored()!));
    }

    [Fact]
    public async Task Each_write_needs_the_last_ones_tag_and_gives_a_new_one()
    {
        var first = await WriteAsync(new(new() { Name = "1" }));
        var tag = first.ETag;
        await WriteAsync(first);
        Assert.NotEqual(tag, first.ETag);

        var late = new GrainState<Kept>(new() { Name = "late" }, tag) { RecordExists = true };

        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(late));
        Assert.Equal((first.ETag, tag), (conflict.StoredEtag, conflict.CurrentEtag));
        Assert.Equal("1", (await ReadAsync()).State!.Name);
    }

    [Fact]
    public async Task Two_that_both_believe_they_are_first_do_not_both_write()
    {
        await WriteAsync(new(new()));

        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(new(new())));
    }

    [Fact]
    public async Task A_clear_removes_the_record_and_the_next_write_begins_anew()
    {
        var state = await WriteAsync(new(new() { Name = "1" }));

        await _storage.ClearStateAsync("kept", Grain, state);

        Assert.Equal((false, null, new Kept()), (state.RecordExists, state.ETag, state.State));
        Assert.False((await ReadAsync()).RecordExists);
        Assert.Null(Stored());
        await WriteAsync(state);
        Assert.True((await ReadAsync()).RecordExists);
    }

    [Fact]
    public async Task A_clear_needs_the_last_tag_too()
    {
        var state = await WriteAsync(new(new()));
        var late = new GrainState<Kept>(new(), state.ETag) { RecordExists = true };
        await WriteAsync(state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.ClearStateAsync("kept", Grain, late));

        Assert.True((await ReadAsync()).RecordExists);
    }

    [Fact]
    public async Task Clearing_what_is_not_there_does_nothing()
    {
        var state = new GrainState<Kept>(new());

        await _storage.ClearStateAsync("kept", Grain, state);

        Assert.False(state.RecordExists);
    }

    [Fact]
    public async Task A_state_cleared_and_written_anew_is_not_taken_for_the_old_one()
    {
        var old = await WriteAsync(new(new()));
        var stale = new GrainState<Kept>(new(), old.ETag) { RecordExists = true };
        await _storage.ClearStateAsync("kept", Grain, old);
        await WriteAsync(old);

        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(stale));
    }

    [Fact]
    public async Task Names_and_grains_are_kept_apart()
    {
        await WriteAsync(new(new() { Name = "1" }));
        var (otherName, otherGrain) = (new GrainState<Kept>(new() { Name = "2" }), new GrainState<Kept>(new() { Name = "3" }));
        await _storage.WriteStateAsync("other", Grain, otherName);
        await _storage.WriteStateAsync("kept", GrainId.Create("search", "s-2"), otherGrain);

        await _storage.ClearStateAsync("other", Grain, otherName);

        Assert.Equal("1", (await ReadAsync()).State!.Name);
    }

    private async Task<GrainState<Kept>> ReadAsync()
    {
        var state = new GrainState<Kept>();
        await _storage.ReadStateAsync("kept", Grain, state);
        return state;
    }

    private async Task<GrainState<Kept>> WriteAsync(GrainState<Kept> state)
    {
        await _storage.WriteStateAsync("kept", Grain, state);
        return state;
    }

    private string? Stored() => _store.Readers.Read(c => c.First(r => r.GetString(0), "SELECT CAST(data AS TEXT) FROM grain_states WHERE name = 'kept' AND grain = ?1", Grain.ToString()));

    private sealed record Kept
    {
        public string Name { get; init; } = "";

        public Sector Sector { get; init; }

        public DateTimeOffset At { get; init; }
    }
}
