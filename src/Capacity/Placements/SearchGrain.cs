using Capacity.Live;
using Capacity.Placements.Authorities;
using Capacity.Placements.Demand;
using Capacity.Placements.Handover;
using Capacity.Placements.Rota;
using Capacity.Settings;
using Capacity.Sufficiency;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Capacity.Placements;

/// <summary>
/// Keeps the need, and of each hold first the intention, then what the setting made of it: a crash in between is settled by asking the setting, whose word it is.
/// </summary>
[GrainType(StateName)]
internal sealed class SearchGrain : Grain, ISearchGrain
{
    /// <summary>Of the state and of the grain.</summary>
    private const string StateName = "search";

    /// <summary>An intention that its setting has not heard of by then never reached it.</summary>
    private static readonly TimeSpan LostAfter = TimeSpan.FromMinutes(1);

    private readonly IPersistentState<SearchRecord> _kept;
    private readonly AuthorityPolicies _policies;
    private readonly DistrictDirectory _directory;
    private readonly Clock _clock;
    private readonly ILogger<SearchGrain> _log;
    private readonly Watchable<SearchState> _watchable;
    private readonly SecondLook _look = new();
    private SearchState? _search;

    public SearchGrain([PersistentState(StateName)] IPersistentState<SearchRecord> kept, AuthorityPolicies policies, DistrictDirectory directory, Clock clock, ILogger<SearchGrain> log)
    {
        (_kept, _policies, _directory, _clock, _log) = (kept, policies, directory, clock, log);
        _watchable = new(() => _search);
    }

    private string Id => this.GetPrimaryKeyString();

    /// <summary>Keeps a search that nobody can know yet, without waking its grain: most are never come back to.</summary>
    /// <returns>False where one of that id is kept already.</returns>
    public static async Task<bool> BeginAsync(IGrainStorage storage, SearchState search)
    {
        try
        {
            await storage.WriteStateAsync(StateName, GrainId.Create(StateName, search.Id), new GrainState<SearchRecord>(new() { Search = search }));
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _search = _kept.State.Search;
        return Task.CompletedTask;
    }

    public async ValueTask KnowSiblingAsync(string search)
    {
        if (_search is { Need.Forgotten: false } && search != Id && _search.Siblings?.Contains(search) != true) await KeepAsync(_search with { Siblings = new[] { search }.Union(_search.Siblings ?? []).ToArray() });
    }

    public async ValueTask KnowReplacedAsync(string sibling, string by)
    {
        if (_search is not { Need.Forgotten: false, Siblings: { } known } || !known.Contains(sibling)) return;
        string[] present = [.. known.Select(s => s == sibling ? by : s).Where(s => s != Id).Distinct(StringComparer.Ordinal)];
        await KeepAsync(_search with { Siblings = present.Length > 0 ? present : null });
    }

    public async ValueTask<SearchState?> ReadAsync()
    {
        await _look.TakeAsync(LookAsync);
        await SettleAsync(h => !h.Ended);
        if (_search is { Status: SearchStatus.Closed }) await LetGoAsync();
        await TellAsync();
        return _search;
    }

    public ValueTask<Sighting<SearchState>> NewerThanAsync(Mark seen, TimeSpan patience) => _watchable.NewerThanAsync(seen, patience);

    public async ValueTask<SearchAnswer> CloseAsync(SearchOutcome outcome, string? note, Actor by, Exclusions? found)
    {
        if (_search is null) return PlacementRefusals.NoSuchSearch;
        if (_search.Status == SearchStatus.Closed && _search.Outcome != outcome) return PlacementRefusals.SearchClosed;
        if (_search.Status == SearchStatus.Open)
            await KeepAsync(_search with { Status = SearchStatus.Closed, Outcome = outcome, Note = note, ClosedBy = by, ClosedAt = _clock.Now, Untold = found ?? Exclusions.Unknown });
        await SettleAsync(h => !h.Ended);
        await LetGoAsync();
        await IndexAsync(SearchStatus.Closed);
        await TellAsync();
        return new(_search, null);
    }

    public async ValueTask<SearchAnswer> ReplaceAsync(string by, Actor actor)
    {
        if (_search is null) return PlacementRefusals.NoSuchSearch;
        if (_search.Status == SearchStatus.Closed && _search.ReplacedBy != by) return PlacementRefusals.SearchClosed;
        await SettleAsync(h => !h.Ended);
        if (_search.Status == SearchStatus.Open)
        {
            if (!_search.MayBeReplaced) return PlacementRefusals.SearchInUse;
            await KeepAsync(_search with { Status = SearchStatus.Closed, Outcome = SearchOutcome.NotNeeded, ClosedBy = actor, ClosedAt = _clock.Now, ReplacedBy = by }); // no fact: the child is counted once
        }
        await IndexAsync(SearchStatus.Closed);
        return new(_search, null);
    }

    public async ValueTask<bool> ForgetAsync()
    {
        if (await ReadAsync() is not { } read || read.Need.Forgotten) return true;
        var policy = _policies.Of(read.Need.Authority);
        if (DemandRules.IsLeftOpen(read, policy, _clock.Now)) await CloseAsync(DemandRules.OutcomeOf(read), DemandRules.NoteOf(policy), Actor.System, null);
        if (_search is not { Status: SearchStatus.Closed, Untold: null } search || search.Holds.Any(h => !h.Ended)) return false;
        var end = DemandRules.EndOf(search) ?? search.CreatedAt;
        if (!DemandRules.IsPast(end, policy, _clock.Now)) return false;
        await Demand(end).ForgetAsync(Id); // first: a crash in between is made good, since the search still asks to be forgotten
        if (search.LeftOpen) await IndexAsync(SearchStatus.Closed); // a crash after its close may have left it among the open ones
        await KeepAsync(DemandRules.Forgotten(search, policy));
        return true;
    }

    public async ValueTask<HoldAnswer> HoldAsync(HoldRequest request, Envelope envelope)
    {
        if (_search is null) return PlacementRefusals.NoSuchSearch;
        await SettleAsync(h => h.IsPending);
        var setting = await Setting(request.Setting).ReadAsync();
        var intended = _search.Find(request.Operation);
        if (intended?.Hold is { } held) return new(request.Setting, held, null, setting?.Profile.Phone); // asked twice: held once
        if (_search.Status == SearchStatus.Closed) return PlacementRefusals.SearchClosed;
        if (setting is null) return PlacementRefusals.NoSuchSetting;

        if (intended is null)
        {
            var now = _clock.Now;
            intended = new(_search.LastHold + 1, request.Operation, request.Setting, request.Beds, now.AddMinutes(request.Minutes), request.Override, now, null);
            await KeepAsync(_search.With(intended) with { LastHold = intended.Number });
        }
        var command = new HoldBeds(_search.IdOf(intended).ToString(), Id, intended.Beds, intended.Until, _search.Need.Authority, await TestAsync(intended, setting), intended.Override);
        var answer = await Setting(request.Setting).DoAsync(command, envelope with { Key = null, ShownKey = envelope.Key });
        if (answer.Refusal is { } refusal)
        {
            await KeepAsync(_search.Without(intended));
            return refusal;
        }
        held = answer.Setting!.Hold(command.HoldId)!;
        await KeepAsync(_search.With(intended with { Hold = held }));
        return new(request.Setting, held, null, answer.Setting.Profile.Phone);
    }

    public async ValueTask<HoldAnswer> ReadHoldAsync(HoldId hold, string? onlyOfProvider)
    {
        await SettleAsync(h => h.Number == hold.Number && !h.Ended);
        if (_search?.Find(hold.Number) is not { Hold: { } held } known) return PlacementRefusals.NoSuchHold;
        if (onlyOfProvider is not null && (await Setting(known.Setting).ReadAsync())?.Profile.Provider != onlyOfProvider) return PlacementRefusals.NoSuchHold;
        return new(known.Setting, held, null);
    }

    public async ValueTask<HoldAnswer> DoAsync(HoldCommand command, Envelope envelope)
    {
        if (!HoldId.TryParse(command.HoldId, out var id)) return PlacementRefusals.NoSuchHold;
        await SettleAsync(h => h.Number == id.Number && h.IsPending);
        if (_search?.Find(id.Number) is not { Hold: not null } known) return PlacementRefusals.NoSuchHold;

        var setting = Setting(known.Setting);
        // A key is the hold's own: no caller can send one with a line break in it, so it is never taken for a key of the setting.
        var answer = await setting.DoAsync(command, envelope with { Key = envelope.Key is { } key ? $"{command.HoldId}\n{key}" : null, ShownKey = envelope.Key });
        if (answer.Refusal is { Status: 404 }) return PlacementRefusals.NoSuchHold; // another provider's
        var present = await setting.FindHoldAsync(command.HoldId);
        if (present?.Differs(known.Hold) == true) await KeepAsync(_search.With(known with { Hold = present }));
        if (answer.Refusal is { } refusal) return refusal;
        return new(known.Setting, answer.Setting!.Hold(command.HoldId) ?? present, null, command is ReadContact ? answer.Setting.Profile.Phone : null);
    }

    public ValueTask<HoldAnswer> PlaceAsync(HoldId hold, DateTimeOffset? since, Envelope envelope) => _search?.Find(hold.Number) is not { } known
        ? new(PlacementRefusals.NoSuchHold)
        : DoAsync(new PlaceHold(hold.ToString(), since, _search.Need.CaseRef, new LawAllows(QuestionOf(_search.Need, _search.From, Roster.Unknown), known.Setting, known.Beds)), envelope);

    /// <summary>Asks the settings how those holds stand.</summary>
    private async Task SettleAsync(Func<SearchHold, bool> which)
    {
        if (_search is null || !_search.Holds.Any(which)) return;
        SearchHold[] open = [.. _search.Holds.Where(which)];
        var present = await Task.WhenAll(open.Select(h => Setting(h.Setting).FindHoldAsync(_search.IdOf(h).ToString()).AsTask()));
        var next = _search;
        foreach (var (hold, found) in open.Zip(present))
        {
            if (found is not null && found.Differs(hold.Hold)) next = next.With(hold with { Hold = found });
            else if (found is null && hold.IsPending && _clock.Now - hold.At > LostAfter) next = next.Without(hold);
        }
        if (next != _search) await KeepAsync(next);
    }

    /// <summary>Releases the holds of a closed search. One that just ended otherwise stays so.</summary>
    private async Task LetGoAsync()
    {
        if (_search is not { ClosedBy: { } by } || !_search.Holds.Any(h => h is { IsPending: false, Ended: false })) return;
        foreach (var hold in _search.Holds.Where(h => h is { IsPending: false, Ended: false }))
            await Setting(hold.Setting).DoAsync(new ReleaseHold(_search.IdOf(hold).ToString()), new(by));
        await SettleAsync(h => !h.Ended);
    }

    /// <summary>Tells the month what was asked and how it ended. What it could not be told is told when the search is read again.</summary>
    private async Task TellAsync()
    {
        if (_search is not { Untold: { } found } || DemandRules.EndOf(_search) is not { } end) return;
        try
        {
            await Demand(end).KeepAsync(DemandRules.Fact(_search, end, found));
            await KeepAsync(_search with { Untold = null });
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            PlacementsLog.FactNotKept(_log, Id, e);
        }
    }

    private async ValueTask<OfferTest> TestAsync(SearchHold hold, Setting setting)
    {
        var needsPlaces = _search!.Need.Near is not null && (_search.Need.Near.District is not null || Gazetteer.Find(setting.Profile.Postcode) is null);
        IReadOnlyList<DistrictSummary> districts = needsPlaces ? await _directory.ReadAsync() : [];
        var centre = districts.FirstOrDefault(d => d.District == setting.Profile.District)?.Centre;
        var question = QuestionOf(_search.Need, Whereabouts.Of(_search.Need.Near, districts) ?? _search.From, await RosterAsync(setting.Profile));
        return new MeetsNeed(question, centre, hold.Override is not null, setting.Id, hold.Beds);
    }

    /// <summary>Asked anew for a hold, of emergency carers only.</summary>
    private async ValueTask<Roster> RosterAsync(Profile profile)
    {
        if ((Catalogue.Categories.Mask(profile.Categories) & Catalogue.EmergencyCarers) == 0) return Roster.Unknown;
        var rota = await GrainFactory.GetGrain<IRotaGrain>(profile.Authority).ReadAsync();
        return rota.OnDuty(_policies.Of(profile.Authority).EmergencyHours, _clock.Now) is { } on ? new(new Dictionary<string, IReadOnlyList<string>> { [profile.Authority] = on }) : Roster.Unknown;
    }

    private Question QuestionOf(Need need, Point? from, Roster roster) => Question.Of(need, from, _policies.Of(need.Authority), roster);

    private async Task LookAsync()
    {
        var before = _kept.Etag;
        await _kept.ReadStateAsync();
        if (_kept.Etag == before) return;
        _search = _kept.State.Search;
        _watchable.Changed();
    }

    private IDemandGrain Demand(DateTimeOffset end) => GrainFactory.GetGrain<IDemandGrain>(Month.Of(end));

    private ISettingGrain Setting(string id) => GrainFactory.GetGrain<ISettingGrain>(id);

    private Task IndexAsync(SearchStatus status) => SearchIndex.PutAsync(GrainFactory, Id, status);

    /// <summary>Memory is never ahead of disk: when a write's outcome is not known, the next call reads again.</summary>
    private async Task KeepAsync(SearchState next)
    {
        _kept.State = new() { Search = next };
        try
        {
            await _kept.WriteStateAsync();
        }
        catch (Exception e)
        {
            PlacementsLog.NotKept(_log, Id, e);
            DeactivateOnIdle();
            _watchable.Release();
            throw;
        }
        _search = next;
        _watchable.Changed();
        await GrainFactory.Refer<IHandoverGrain>(Night.Of(_clock.Now).ToString()).HappenedAsync(); // one way: sent, not waited for
    }
}
