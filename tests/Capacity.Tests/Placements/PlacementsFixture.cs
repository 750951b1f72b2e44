using Capacity.History;
using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Placements.Demand;
using Capacity.Placements.Rota;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Storage;

namespace Capacity.Tests.Placements;

/// <summary>Two silos over one store, on a clock that tests move. Tests use ids of their own.</summary>
public sealed class PlacementsFixture : IAsyncLifetime
{
    /// <summary>An authority that deletes details after a month.</summary>
    public const string Brief = "E08000026";

    private static readonly AuthorityPolicies Policies = new(new Dictionary<string, AuthorityPolicy>(AuthorityPolicies.Published) { [Brief] = new() { RetentionDays = 30 } });

    private TestTracker? _tracker;

    public TestTracker Tracker => _tracker ?? throw new InvalidOperationException("The fixture has not started.");

    public ManualClock Clock => Tracker.Clock;

    public SearchDesk Desk => Of<SearchDesk>();

    public Replacement Replacement => Of<Replacement>();

    public DemandDesk Demand => Of<DemandDesk>();

    public BedSearch Beds => Of<BedSearch>();

    public RotaDesk Rotas => Of<RotaDesk>();

    public FirstOutcomes FirstOutcomes => Of<FirstOutcomes>();

    public async ValueTask InitializeAsync() => _tracker = await TestTracker.StartAsync(silos: 2, services => services.AddPlacements().AddBedFinding().AddDuties().AddSingleton(Policies));

    public async ValueTask DisposeAsync()
    {
        if (_tracker is not null) await _tracker.DisposeAsync();
    }

    public static string NewId(string kind) => $"{kind}-{Guid.NewGuid():N}";

    /// <summary>A setting of a test's own.</summary>
    public async Task<string> RegisterAsync(int beds = 3, int occupied = 0, Profile? profile = null, SettingStatus? status = null, string? id = null)
    {
        id ??= NewId("home");
        var answer = await Tracker.Setting(id).DoAsync(new RegisterSetting(profile ?? A.Profile(), beds, status, occupied), new(A.Admin));
        Assert.Null(answer.Refusal);
        return id;
    }

    public async Task<SettingAnswer> DoAsync(string setting, SettingCommand command, Actor? by = null) => await Tracker.Setting(setting).DoAsync(command, new(by ?? A.Admin));

    public async Task<Setting> ReadAsync(string setting) => (await Tracker.Setting(setting).ReadAsync())!;

    /// <summary>What happened to a setting since it was registered.</summary>
    public ValueTask<IReadOnlyList<JournalEvent>> TrailAsync(string setting) =>
        Tracker.Journal.ReadEventsAsync(setting, 1, 100, TestContext.Current.CancellationToken);

    /// <summary>A search that ordinary settings match.</summary>
    public async Task<ISearchGrain> OpenAsync(Need? need = null) =>
        Search((await Desk.BeginAsync(Guid.CreateVersion7(Clock.Now), need ?? A.Need(), null, A.Duty)).Id);

    public ISearchGrain Search(string id) => Tracker.Grains.GetGrain<ISearchGrain>(id);

    public static HoldRequest Request(string setting, int beds = 1, int minutes = 60, string? because = null) => new(Guid.NewGuid(), setting, beds, minutes, because);

    /// <summary>Holds beds, which must be possible.</summary>
    public static async Task<Hold> HoldAsync(ISearchGrain search, string setting, int beds = 1, int minutes = 60)
    {
        var answer = await search.HoldAsync(Request(setting, beds, minutes), new(A.Duty));
        Assert.Null(answer.Refusal);
        return answer.Hold!;
    }

    /// <summary>Lets go of the activation: the next call finds what is on disk.</summary>
    public static ValueTask ForgetAsync(IAddressable grain) => grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    /// <summary>Puts a search on disk as a crash would leave it.</summary>
    public async Task WriteAsync(ISearchGrain search, Func<SearchState, SearchState> change)
    {
        await ForgetAsync(search);
        var storage = Of<IGrainStorage>();
        var state = new GrainState<SearchRecord>();
        await storage.ReadStateAsync("search", search.GetGrainId(), state);
        state.State = new() { Search = change(state.State!.Search!) };
        await storage.WriteStateAsync("search", search.GetGrainId(), state);
    }

    private T Of<T>() where T : notnull =>
        Tracker.Cluster.GetSiloServiceProvider(Tracker.Cluster.Silos[0].SiloAddress) is var services
            ? services.GetService<T>() ?? services.GetRequiredKeyedService<T>("Default")
            : throw new InvalidOperationException();
}
