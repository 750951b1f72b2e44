using System.Text.RegularExpressions;
using Capacity.Terms;
using Capacity.Testing;
using Orleans.Storage;

namespace Capacity.Tests.Storage;

/// <summary>What grain storage promises, said once for every store that keeps it. Each test has a store of its own.</summary>
public abstract class GrainStorageSpecs : IAsyncLifetime
{
    protected static readonly GrainId Grain = GrainId.Create("search", "s-1");

    private IGrainStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<IGrainStorage> OpenAsync();

    protected abstract Task CloseAsync();

    /// <summary>The text of the state 'kept' of that grain as it lies in the store; null: none.</summary>
    protected abstract Task<string?> StoredAsync(GrainId grain);

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
        Assert.Equal("""{"name":"Ásh","sector":"in-house","at":"2026-11-22T12:00:00.000Z"}""", Regex.Unescape((await StoredAsync(Grain))!));
    }

    [Fact]
    public async Task Each_write_needs_the_last_ones_tag_and_gives_a_new_one()
    {
        var first = await WriteAsync(new(new() { Name = "1" }));
        var tag = first.ETag;
        await WriteAsync(first);
        Assert.NotEqual(tag, first.ETag);

        var late = new GrainState<Kept>(new() { Name = "late" }, tag) { RecordExists = true };

        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(late));
        Assert.Equal(tag, late.ETag);
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
        Assert.Null(await StoredAsync(Grain));
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
    public async Task A_clear_takes_nothing_away_that_was_not_read()
    {
        await WriteAsync(new(new() { Name = "another's" }));
        var unread = new GrainState<Kept>(new() { Name = "mine" });

        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.ClearStateAsync("kept", Grain, unread));

        Assert.Equal(("mine", null), (unread.State!.Name, unread.ETag));
        Assert.Equal("another's", (await ReadAsync()).State!.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_many_that_write_on_the_same_tag_exactly_one_does(bool first)
    {
        var tag = first ? null : (await WriteAsync(new(new()))).ETag;
        var writes = Enumerable.Range(0, 16).Select(i => new GrainState<Kept>(new() { Name = $"{i}" }, tag) { RecordExists = !first }).ToArray();

        var faults = await Task.WhenAll(writes.Select(w => Record.ExceptionAsync(() => Task.Run(() => WriteAsync(w), Stop)).AsTask()));

        Assert.Equal(15, faults.Count(f => f is InconsistentStateException));
        var won = writes[Array.IndexOf(faults, null)];
        var read = await ReadAsync();
        Assert.Equal((won.State!.Name, won.ETag), (read.State!.Name, read.ETag));
    }

    [Fact]
    public async Task Of_a_write_and_a_clear_on_the_same_tag_exactly_one_is_done()
    {
        var state = await WriteAsync(new(new()));
        var cleared = new GrainState<Kept>(new(), state.ETag) { RecordExists = true };

        var faults = await Task.WhenAll(
            Record.ExceptionAsync(() => Task.Run(() => WriteAsync(state), Stop)).AsTask(),
            Record.ExceptionAsync(() => Task.Run(() => _storage.ClearStateAsync("kept", Grain, cleared, Stop), Stop)).AsTask());

        Assert.IsType<InconsistentStateException>(Assert.Single(faults, f => f is not null));
        Assert.Equal(faults[0] is null, (await ReadAsync()).RecordExists);
    }

    [Fact]
    public async Task Grains_of_every_shape_of_key_are_kept_apart()
    {
        var guid = new Guid("0123abcd-0123-4abc-8abc-0123456789ab");
        var (random, other) = (new Random(6), GrainType.Create("other"));
        string[] texts =
        [
            "a", "A", "0a", "1", "01", "a+b", "A+b", "a/b", $"{guid:N}", $"{guid:N}".ToUpperInvariant(), "x\0y", "x%00y", "x%2500y", "'; --", "Ásh-Grün 子ども 🏠",
            new('é', 512), string.Concat(Enumerable.Range(0, 512).Select(_ => char.ConvertFromUtf32(random.Next(0x10000, 0x20000)))),
        ];
        GrainId[] grains =
        [
            .. texts.Select(t => GrainId.Create("search", t)), GrainId.Create("other", "a"), GrainId.Create(other, GrainIdKeyExtensions.CreateGuidKey(guid)),
            GrainId.Create(other, GrainIdKeyExtensions.CreateGuidKey(guid, "b")), GrainId.Create(other, GrainIdKeyExtensions.CreateIntegerKey(-1)),
        ];

        foreach (var (grain, i) in grains.Select((g, i) => (g, i)))
            await _storage.WriteStateAsync("kept", grain, new GrainState<Kept>(new() { Name = $"{i}" }));

        foreach (var (grain, i) in grains.Select((g, i) => (g, i)))
        {
            var read = new GrainState<Kept>();
            await _storage.ReadStateAsync("kept", grain, read);
            Assert.Equal($"{i}", read.State!.Name);
        }
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

    private sealed record Kept
    {
        public string Name { get; init; } = "";

        public Sector Sector { get; init; }

        public DateTimeOffset At { get; init; }
    }
}
