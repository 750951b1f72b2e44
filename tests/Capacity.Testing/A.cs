using Capacity.Settings;
using Capacity.Terms;

namespace Capacity.Testing;

/// <summary>Builders: what a test does not name is ordinary.</summary>
public static partial class A
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    public static readonly FreshnessLimits FreshFor = new();

    public static readonly Actor Admin = new(ActorKind.Token, "t-admin", "Register office", Role.Admin);
    public static readonly Actor Duty = new(ActorKind.User, "u-duty", "Duty worker", Role.Duty);
    public static readonly Actor Commissioner = new(ActorKind.User, "u-comm", "Commissioner", Role.Commissioner);
    public static readonly Actor Provider = new(ActorKind.User, "u-prov", "Home manager", Role.Provider);

    public static Profile Profile(
        SettingType type = SettingType.ChildrensHome, string[]? categories = null, string authority = "E08000025", string district = "birmingham-northfield",
        string postcode = "B31 2AA", string provider = "acme-care", Sector sector = Sector.Framework, int ageMin = 8, int ageMax = 17, Gender gender = Gender.Any,
        string[]? needs = null, string[]? tags = null, Rating rating = Rating.Good, string? exclusiveTo = null, string name = "Elm House") =>
        new(name, type, [.. categories ?? ["residential-ebd"]], authority, district, postcode, provider, sector, ageMin, ageMax, gender, [.. needs ?? []],
            [.. tags ?? []], rating, "0121 496 0001", 5488m, exclusiveTo);

    public static Setting Setting(
        int beds = 3, int occupied = 0, int suspended = 0, Profile? profile = null, SettingStatus status = SettingStatus.Open, string id = "home-1", DateTimeOffset? at = null) =>
        SettingHistory.Apply(null, new(id, 1, at ?? Noon, Admin, new SettingRegistered(profile ?? Profile(), beds, occupied, suspended, status)))!;

    public static Asking Asking(Actor? by = null, DateTimeOffset? now = null) => new(by ?? Duty, now ?? Noon, FreshFor);

    /// <summary>The setting after an event that it allows.</summary>
    public static Setting After(this Setting s, SettingEvent e, Actor? by = null, DateTimeOffset? at = null) =>
        SettingHistory.Apply(s, new(s.Id, s.Version + 1, at ?? Noon, by ?? Duty, e))!;

    /// <summary>The setting after a command, which must have been accepted.</summary>
    public static Setting Do(this Setting s, SettingCommand command, Actor? by = null, DateTimeOffset? now = null)
    {
        var decision = s.Decide(command, by, now);
        return decision.Refusal is { } refusal ? throw new InvalidOperationException($"Refused: {refusal.Slug}") : decision.Event is { } e ? s.After(e, by, now) : s;
    }

    public static Decision Decide(this Setting? s, SettingCommand command, Actor? by = null, DateTimeOffset? now = null) =>
        SettingRules.Decide(s, command, Asking(by, now));

    public static Setting Held(this Setting s, string hold = "h-1", int beds = 1, DateTimeOffset? until = null) =>
        s.Do(new HoldBeds(hold, "s-1", beds, until ?? Noon.AddHours(1), "E08000025", new Anything()));
}
