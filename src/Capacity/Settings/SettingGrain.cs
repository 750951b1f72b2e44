using Capacity.History;
using Capacity.Live;
using Capacity.Sufficiency;
using Microsoft.Extensions.Logging;

namespace Capacity.Settings;

/// <summary>
/// Decide, commit, apply, tell. Memory is never ahead of disk: when a commit's outcome is not known, nothing is decided until the state has been read again. While the store is away
/// what is remembered is still shown.
/// </summary>
[GrainType("setting")]
internal sealed class SettingGrain : Grain, ISettingGrain
{
    private readonly IJournal _journal;
    private readonly Clock _clock;
    private readonly FreshnessLimits _freshness;
    private readonly TotalsTeller _totals;
    private readonly ILogger<SettingGrain> _log;
    private readonly Watchable<Setting> _watchable;
    private readonly SecondLook _look = new();
    private Setting? _setting;
    private object? _doubt;
    private DateTimeOffset? _lastGlance;

    public SettingGrain(IJournal journal, Clock clock, FreshnessLimits freshness, TotalsTeller totals, ILogger<SettingGrain> log)
    {
        (_journal, _clock, _freshness, _totals, _log) = (journal, clock, freshness, totals, log);
        _watchable = new(() => _setting, TimeHasChangedIt);
    }

    private string Id => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) => LoadAsync();

    public async ValueTask<Setting?> ReadAsync()
    {
        await RefreshAsync();
        return _setting;
    }

    public async ValueTask<SettingAnswer> DoAsync(SettingCommand command, Envelope envelope)
    {
        await EndDueAsync();
        while (true)
        {
            var asking = new Asking(envelope.Actor, _clock.Now, _freshness);
            if (_setting is null || _doubt is not null) await LoadAsync();
            if (envelope.OnlyOfProvider is { } provider && provider != _setting?.Profile.Provider) return new(null, Refusals.NoSuchSetting, asking.Now);

            var decision = envelope.IfVersion is { } version && (_setting?.HasMovedOnFrom(version) ?? version != 0)
                ? Refusals.VersionMovedOn
                : SettingRules.Decide(await RecallAsync(command), command, asking);
            if (decision.Refusal is { IsKept: false } && await FirstAnswerAsync(envelope, asking.Now) is { } first) return first; // what the key did may be why it cannot be done again
            var answer = new SettingAnswer(_setting, decision.Refusal, asking.Now, _setting is null);
            switch (await CommitAsync(decision.Event is { } e ? [e] : [], asking, envelope, decision.Refusal))
            {
                case Verdict.Committed: return decision.Refusal is null ? answer with { Setting = _setting } : answer with { Setting = null };
                case Verdict.KeyTaken: return (await FirstAnswerAsync(envelope, asking.Now))!;
                default: await LoadAsync(); break;
            }
        }
    }

    public async ValueTask EndDueAsync()
    {
        if (_setting is null || _doubt is not null) await LoadAsync();
        while (_setting?.NextDue() <= _clock.Now)
        {
            var asking = new Asking(Actor.System, _clock.Now, _freshness);
            if (await CommitAsync([.. SettingRules.Due(_setting!, asking.Now)], asking, new(Actor.System), null) != Verdict.Committed) await LoadAsync();
        }
    }

    public async ValueTask ForgetCasesAsync(CaseCutOffs until)
    {
        Verdict verdict;
        do
        {
            await LoadAsync();
            if (_setting is null) return;
            var trail = (await _journal.ReadEventsAsync(Id, 0, _setting.Version)).Select(EventKinds.Read).ToList();
            if (CaseRules.Decide(trail, until) is not { } found) return;
            verdict = await CommitAsync([found.Event], new(Actor.System, _clock.Now, _freshness), new(Actor.System), null, found.Redacted);
        }
        while (verdict != Verdict.Committed);
    }

    public async ValueTask<Hold?> FindHoldAsync(string hold)
    {
        await RefreshAsync();
        await EndDueAsync();
        if (_setting is null || _setting.Hold(hold) is not null) return _setting?.Hold(hold);
        var all = await _journal.ReadEventsAsync(Id, 0, _setting.Version);
        return all.Select(EventKinds.Read).Aggregate((State: (Setting?)null, Hold: (Hold?)null), (was, r) =>
        {
            var next = SettingHistory.Apply(was.State, r);
            return (next, next.Hold(hold) ?? was.Hold);
        }).Hold;
    }

    public async ValueTask<Sighting<Setting>> NewerThanAsync(Mark seen, TimeSpan patience)
    {
        await RefreshAsync();
        return await _watchable.NewerThanAsync(seen, patience);
    }

    /// <summary>The setting with the hold that is asked about, where that ended so long ago that it was put away.</summary>
    private async ValueTask<Setting?> RecallAsync(SettingCommand command) =>
        command is HoldCommand { HoldId: var id } and not HoldBeds && _setting is { } present && present.Hold(id) is null && await FindHoldAsync(id) is { } old
            ? present with { Holds = present.Holds.Add(old) }
            : _setting;

    /// <summary>Keeps the events, and the outcome where there is a key; then the state is the new one and the totals are told.</summary>
    /// <param name="redacted">Events of the trail that from now on say less.</param>
    private async Task<Verdict> CommitAsync(IReadOnlyList<SettingEvent> events, Asking asking, Envelope envelope, Refusal? refusal, IReadOnlyList<Recorded>? redacted = null)
    {
        var from = _setting?.Version ?? 0;
        var recorded = events.Select((e, i) => new Recorded(Id, from + 1 + i, asking.Now, asking.Actor, e, envelope.ShownKey ?? envelope.Key)).ToList();
        var after = SettingHistory.Fold(_setting, recorded);
        var outcome = envelope.Key is { } key && after is not null && refusal is null or { IsKept: true }
            ? new KeptOutcome(envelope.Actor.Caller, key, envelope.Fingerprint, asking.Now, refusal?.Status ?? (from == 0 ? 201 : 200), after.Version, refusal?.Slug, refusal?.Title)
            : null;
        if (recorded.Count == 0 && outcome is null) return Verdict.Committed;

        Verdict verdict;
        try
        {
            verdict = await _journal.CommitAsync(new(Id, from, [.. recorded.Select(EventKinds.Write)], recorded.Count > 0 ? SettingRow.Write(after!) : null, outcome)
            {
                Redacted = [.. (redacted ?? []).Select(EventKinds.Write)],
            });
        }
        catch (StoreUnavailableException)
        {
            _doubt = new();
            throw;
        }
        catch (Exception e)
        {
            SettingsLog.CommitFailed(_log, Id, e);
            _setting = null;
            DeactivateOnIdle();
            _watchable.Release();
            throw;
        }
        if (verdict == Verdict.VersionTaken) SettingsLog.VersionTaken(_log, Id, from + 1);
        if (verdict != Verdict.Committed || recorded.Count == 0) return verdict;

        var former = _setting?.Membership;
        _setting = after!;
        _watchable.Changed();
        await _totals.TellAsync(new News(_setting.Membership, former, _setting.ToContribution(_freshness)));
        return verdict;
    }

    /// <summary>What the key was answered with first, if it was: the setting as it was then, folded from its events.</summary>
    private async Task<SettingAnswer?> FirstAnswerAsync(Envelope envelope, DateTimeOffset now)
    {
        if (envelope.Key is not { } key || await _journal.FindOutcomeAsync(Id, envelope.Actor.Caller, key, now) is not { } first) return null;
        if (first.Fingerprint != envelope.Fingerprint) return new(null, Refusals.KeyReused, now);
        if (first.Slug is not null) return new(null, new(first.Status, first.Slug, first.Title!), first.At);
        var then = first.Version == _setting?.Version
            ? _setting
            : SettingHistory.Fold(null, (await _journal.ReadEventsAsync(Id, 0, first.Version)).Select(EventKinds.Read));
        return new(then, null, first.At, first.Status == 201);
    }

    /// <summary>For readers: what another activation has committed is seen, and while the store is away what is remembered.</summary>
    private async ValueTask RefreshAsync()
    {
        if (_setting is null) await LoadAsync();
        else await _look.TakeAsync(LoadAsync);
    }

    private async Task LoadAsync()
    {
        var doubt = _doubt;
        var read = await _journal.ReadAsync(Id) is { } row ? SettingRow.Read(row) : null;
        if (_doubt == doubt) _doubt = null; // one that came up while it was read is not settled by it
        if (read?.Version > (_setting?.Version ?? 0)) // a watcher's call may read while a command commits: what is newer stays
        {
            _setting = read;
            _watchable.Changed();
        }
    }

    /// <summary>Whether a freshness limit, the limits' end or a change of duty lies between the last glance and now.</summary>
    private bool TimeHasChangedIt()
    {
        var (last, now) = (_lastGlance, _clock.Now);
        _lastGlance = now;
        if (_setting is not { } s || last is null) return false;
        var limit = _freshness.For(s.Profile.IsEmergency);
        var duty = (s.OffDuty ?? []).SelectMany(o => new DateTimeOffset?[] { o.From, o.Until });
        return duty.Concat([s.ConfirmedAt + limit / 2, s.ConfirmedAt + limit, s.Limits?.Until]).Any(moment => moment > last && moment <= now);
    }
}
