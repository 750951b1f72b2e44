using System.Text.Json;
using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Register;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Demo;

namespace Capacity.Web.Tests.Demo;

/// <summary>The demo region by the product's own rules, without a host: a planned day is played in it at once.</summary>
internal sealed class PaperRegion
{
    private static readonly DayPace Pace = new(60, 0);
    private static readonly FreshnessLimits Freshness = new();

    private readonly Dictionary<string, Setting> _settings;
    private DateTimeOffset _now = A.Noon;

    public PaperRegion(IEnumerable<RegisteredSetting> register) => _settings = register.ToDictionary(
        s => s.Id, s => A.Setting(s.Registration.Beds, s.Registration.Occupied, s.Registration.Suspended, s.Registration.Profile, id: s.Id), StringComparer.Ordinal);

    /// <summary>Refusals by their slugs.</summary>
    public Dictionary<string, int> Refused { get; } = [];

    public int Placed { get; private set; }

    public int Unmet { get; private set; }

    /// <summary>As the API shows it, through the JSON that it is sent as.</summary>
    public IReadOnlyList<TrackedSetting> Shown() => JsonSerializer.Deserialize<List<TrackedSetting>>(
        JsonSerializer.SerializeToUtf8Bytes(_settings.Values.Select(s => SettingView.Of(s, Freshness, _now)), WireJson.Options), WireJson.Options)!;

    public IEnumerable<Setting> Settings => _settings.Values;

    public void Play(IEnumerable<Act> day)
    {
        var begins = _now;
        foreach (var act in day)
        {
            _now = begins + act.At;
            if (act is ChildNeedsBed child) Place(child);
            else Do(((SettingAct)act).Setting, Command((SettingAct)act), Caller((SettingAct)act));
        }
        _now = begins.AddDays(1);
        foreach (var s in _settings.Values.ToList())
            foreach (var due in SettingRules.Due(s, _now)) Apply(s.Id, due, Actor.System);
    }

    private SettingCommand Command(SettingAct act) => act switch
    {
        Confirms => new Confirm(),
        Suspends a => new SuspendBed(a.Bed, Words.Parse<SuspensionReason>(a.Reason), a.Lasts is { } lasts ? _now + lasts : null),
        Reopens a => new ReopenBed(a.Bed),
        ExpectsFree a => new ExpectFree(a.Bed, DateOnly.FromDateTime((_now + a.Ahead).UtcDateTime)),
        Vacates a => new VacateBed(a.Bed, null, a.Offer),
        Occupies a => new OccupyBed(a.Bed, a.Authority),
        IsRated a => new Rate(Words.Parse<Rating>(a.Rating), DateOnly.FromDateTime(_now.UtcDateTime)),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    private static Actor Caller(SettingAct act)
    {
        var role = ActCalls.Of(act, Pace, A.Noon).Voice.Role;
        return new(ActorKind.Token, "demo", "Demo", role);
    }

    /// <summary>As duty would: the best match that has the beds, by the product's own search; whoever declines is passed over.</summary>
    private void Place(ChildNeedsBed child)
    {
        var faults = new Faults();
        var need = NeedRules.Read(child.Need with { Near = null }, null, faults) ?? throw new InvalidOperationException(string.Join(' ', faults.ByField.Keys));
        if (child.Answers[^1] == HoldEnd.NotNeeded) return;
        var question = Question.Of(need, null, A.Policies.Of(need.Authority), Roster.Unknown);
        var best = _settings.Values.Where(s => s.Beds.Any(b => b is { InUse: false, Suspension: null })).Where(s => s.Profile.District == child.Need.Near!.District || child.Need.WithinMiles is null)
            .Select(s => new Candidate(s.Id, s.ToOffer(Freshness), null)).Where(c => MatchRules.FirstExclusion(c, question, _now) is null)
            .OrderByDescending(c => c.Setting == child.Agreed).ThenBy(c => Ranking.Order(c, question, _now)).Skip(child.Answers.Length - 1).FirstOrDefault();
        if (best.Setting is null)
        {
            Unmet++;
            return;
        }
        foreach (var bed in _settings[best.Setting].Beds.Where(b => b is { InUse: false, Suspension: null }).Take(need.Children).ToList())
            Do(best.Setting, new OccupyBed(bed.Id, need.Authority), A.Duty);
        Placed++;
    }

    private void Do(string id, SettingCommand command, Actor by)
    {
        var decision = SettingRules.Decide(_settings[id], command, new(by, _now, Freshness));
        if (decision.Refusal is { } refusal) Refused[refusal.Slug] = Refused.GetValueOrDefault(refusal.Slug) + 1;
        if (decision.Event is { } what) Apply(id, what, by);
    }

    private void Apply(string id, SettingEvent what, Actor by) =>
        _settings[id] = SettingHistory.Apply(_settings[id], new(id, _settings[id].Version + 1, _now, by, what));
}
