using Capacity.History;
using Capacity.Placements;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;

namespace Capacity.Tests.Terms;

/// <summary>Another node wrote after this one had read, as one that was cut off may until it is given up: readers here see it without a write of ours.</summary>
public sealed class SecondLookTests : IAsyncLifetime
{
    private TestTracker _tracker = null!;

    public async ValueTask InitializeAsync() => _tracker = await TestTracker.StartAsync(silos: 1, services => services.AddPlacements().AddBedFinding().AddDuties());

    public async ValueTask DisposeAsync() => await _tracker.DisposeAsync();

    [Fact]
    public async Task What_was_committed_to_a_setting_elsewhere_is_read()
    {
        var setting = _tracker.Setting("home");
        var before = (await setting.DoAsync(new RegisterSetting(A.Profile(), 3, SettingStatus.Open), new(A.Admin))).Setting!;
        var held = new Recorded("home", 2, A.Noon, A.Duty, new BedHeld("h-1", "s-1", ["1"], A.Noon.AddHours(1), "E08000025", null), null);

        Assert.Equal(Verdict.Committed, await _tracker.Journal.CommitAsync(new("home", 1, [EventKinds.Write(held)], SettingRow.Write(SettingHistory.Apply(before, held)))));

        Assert.Equal("h-1", (await setting.FindHoldAsync("h-1"))?.Id);
        Assert.Equal(2, (await setting.ReadAsync())!.Version);
    }

    [Fact]
    public async Task A_token_that_was_revoked_elsewhere_is_gone()
    {
        var tokens = _tracker.Grains.GetGrain<ITokensGrain>(ITokensGrain.Key);
        await tokens.IssueAsync(new("Ours", Role.Duty, null, null, null));
        var seen = (await tokens.ReadAsync(""))!;

        await WriteAsync<TokensState>("tokens", tokens.GetGrainId(), _ => new() { Tokens = [] });

        var now = await Eventually.ValueAsync(async () => await tokens.ReadAsync(seen.Revision), news => news is not null);
        Assert.Empty(now!.Tokens);
    }

    [Fact]
    public async Task A_search_that_was_closed_elsewhere_is_closed()
    {
        var id = SearchId.Of(Guid.CreateVersion7(A.Noon));
        await SearchIndex.BeginAsync(_tracker.Grains, SearchState.Open(id, A.Need(), null, A.Duty, A.Noon, []));
        var search = _tracker.Grains.GetGrain<ISearchGrain>(id);
        await search.ReadAsync();

        await WriteAsync<SearchRecord>("search", search.GetGrainId(), was => new() { Search = was.Search! with { Status = SearchStatus.Closed, Outcome = SearchOutcome.NotNeeded } });

        Assert.Equal(SearchStatus.Closed, (await search.ReadAsync())!.Status);
    }

    /// <summary>Past the grain, as its activation on another node would.</summary>
    private async Task WriteAsync<TState>(string name, GrainId grain, Func<TState, TState> change)
    {
        var storage = _tracker.Cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
        var state = new GrainState<TState>();
        await storage.ReadStateAsync(name, grain, state);
        state.State = change(state.State!);
        await storage.WriteStateAsync(name, grain, state);
    }
}
