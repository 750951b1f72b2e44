using System.Text;
using Capacity.History;
using Capacity.Placements;
using Capacity.Placements.Demand;
using Capacity.Settings;
using Capacity.Testing;
using Npgsql;

namespace Capacity.Tests.Placements.Demand;

/// <summary>The whole store is read, byte by byte, for what was planted in it.</summary>
public sealed class NothingIsLeftTests : IAsyncLifetime
{
    private const string Case = "EDT-PLANTED-", Note = "PLANTED-NOTE", Postcode = "B31 9ZZ", Needs = "fire-setting\",\"missing";

    private TestTracker _tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _tracker = await TestTracker.StartAsync(silos: 1, services => services.AddPlacements().AddBedFinding().AddDuties());

    public ValueTask DisposeAsync() => _tracker.DisposeAsync();

    [Fact]
    public async Task No_case_reference_and_no_need_is_anywhere_in_the_store_after_its_time()
    {
        await PlantAsync();
        await _tracker.RestartAsync();
        foreach (var planted in (string[])[Case, Note, Postcode, Needs]) Assert.True(await IsThereAsync(planted), planted);
        _tracker.Clock.Advance(TimeSpan.FromDays(90));

        await _tracker.Journal.PurgeOutcomesAsync(_tracker.Clock.Now, Stop);
        await _tracker.Grains.GetGrain<IRetentionGrain>(IRetentionGrain.One).RunAsync();

        await _tracker.RestartAsync();
        foreach (var planted in (string[])[Case, Note, Postcode, Needs]) Assert.False(await IsThereAsync(planted), planted);
        Assert.Empty(await new StoreCheck(_tracker.Journal).RunAsync(Stop).ToListAsync(Stop));
    }

    private async Task PlantAsync()
    {
        await _tracker.Setting("home").DoAsync(new RegisterSetting(A.Profile(), 3, null), new(A.Admin));
        await _tracker.Setting("home").DoAsync(new OccupyBed("1", "E08000025", null, Case + "occupied"), new(A.Duty));
        var placed = await OpenAsync(A.Need(caseRef: Case + "placed"));
        await placed.HoldAsync(PlacementsFixture.Request("home"), new(A.Duty));
        await placed.PlaceAsync(new(placed.GetPrimaryKeyString(), 1), null, new(A.Duty));
        await placed.CloseAsync(SearchOutcome.Placed, Note, A.Duty);

        var need = A.Need(needs: ["fire-setting", "missing"], near: new(Postcode: Postcode), caseRef: Case + "unmet");
        var unmet = await OpenAsync(need);
        for (var n = 0; n < 50; n++) await unmet.KnowSiblingAsync(SearchId.Of(Guid.NewGuid())); // written again and again, it has lain in many places
        await unmet.CloseAsync(SearchOutcome.Unmet, Note, A.Duty);
        var outcomes = new FirstOutcomes(_tracker.Grains, _tracker.Clock);
        await outcomes.OnceAsync(new("user:u-duty", "searches", "key"), "fingerprint", _ => Task.FromResult(new FirstOutcome(201, $"{{\"caseRef\":\"{Case}answer\"}}{new string(' ', 20_000)}")));
    }

    private async Task<ISearchGrain> OpenAsync(Need need)
    {
        var id = SearchId.Of(Guid.CreateVersion7(_tracker.Clock.Now));
        await SearchIndex.BeginAsync(_tracker.Grains, SearchState.Open(id, need, null, A.Duty, _tracker.Clock.Now, []));
        return _tracker.Grains.GetGrain<ISearchGrain>(id);
    }

    private async Task<bool> IsThereAsync(string planted)
    {
        var bytes = Encoding.UTF8.GetBytes(planted);
        if (_tracker.Store.Database is not { } database)
            return Directory.EnumerateFiles(_tracker.Store.Folder, "capacity.db*").Any(file => Read(file).AsSpan().IndexOf(bytes) >= 0);

        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var looking = source.CreateCommand(
            "SELECT EXISTS (SELECT data FROM events WHERE position($1 IN data) > 0 UNION ALL SELECT state FROM settings WHERE position($1 IN state) > 0 UNION ALL SELECT payload FROM orleans_states WHERE position($1 IN payload) > 0)");
        looking.Parameters.Add(new() { Value = bytes });
        return (bool)(await looking.ExecuteScalarAsync(Stop))!;
    }

    /// <summary>The store has its files open.</summary>
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
