using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements.Specification;

/// <summary>A setting as the specification describes it; what is not said is ordinary.</summary>
internal sealed record SettingInWords
{
    private static readonly SettingInWords Ordinary = new();

    private static readonly Dictionary<string, (SettingType Type, string Category)> Kinds = new()
    {
        ["Children's home"] = (SettingType.ChildrensHome, "residential-ebd"),
        ["Emergency children's home"] = (SettingType.ChildrensHome, "residential-emergency"),
        ["Short-breaks home"] = (SettingType.ChildrensHome, "residential-short-breaks"),
        ["Secure home"] = (SettingType.SecureHome, "secure"),
        ["Foster household"] = (SettingType.FosterHousehold, "fostering-mainstream"),
        ["Emergency carers"] = (SettingType.FosterHousehold, "fostering-edt"),
        ["Parent-and-child household"] = (SettingType.FosterHousehold, "fostering-parent-and-child"),
        ["Connected person's household"] = (SettingType.FosterHousehold, "fostering-connected"),
        ["Reg 24 household"] = (SettingType.FosterHousehold, "fostering-reg24"),
        ["Foster-to-adopt household"] = (SettingType.FosterHousehold, "fostering-foster-to-adopt"),
        ["Supported accommodation"] = (SettingType.SupportedAccommodation, "supported-cat2"),
        ["Supported lodgings"] = (SettingType.SupportedLodgings, "supported-lodgings"),
    };

    private static readonly Phrasebook<SettingInWords> Phrases = new()
    {
        { $@"({string.Join('|', Kinds.Keys)})(?: for (girls|boys))?(?: aged (\d+) to (\d+))?", (s, m) => s.Kind(m.Text()).For(m.Text(2)).Aged(m) },
        { "also commissioned for (.+)", (s, m) => s.With(p => p with { Categories = p.Categories.Add(Catalogue.Categories.Id(m.Text())) }) },
        { "tagged (.+)", (s, m) => s.With(p => p with { Tags = [.. Catalogue.Tags.Ids(m.Text(), " and ")] }) },
        { "meets (.+)", (s, m) => s.With(p => p with { Needs = [.. Catalogue.Needs.Ids(m.Text(), " and ")] }) },
        { "rated (.+)", (s, m) => s.With(p => p with { Rating = Words.Parse<Rating>(Catalogue.Ratings.Id(m.Text())) }) },
        { "in-house|framework|spot purchase", (s, m) => s.With(p => p with { Sector = Words.Parse<Sector>(Catalogue.Sectors.Id(m.Value)) }) },
        { "in ([A-Z].+)", (s, m) => s.With(p => p with { Authority = m.Authority() }) },
        { "kept for (.+)", (s, m) => s.With(p => p with { ExclusiveTo = m.Authority() }) },

        { "closed", (s, _) => s with { Closed = true } },
        { "suspended (?:for|by) (.+)", (s, m) => s with { Suspended = Words.Parse<SuspensionReason>(Catalogue.SuspensionReasons.Id(m.Text())) } },
        { @"(\d+|no) beds? free", (s, m) => s with { Free = m.Whole() } },
        { @"(\d+) beds? held", (s, m) => s with { Held = m.Whole() } },
        { @"(\d+) beds? suspended", (s, m) => s with { SuspendedBeds = m.Whole() } },
        { @"(\d+) child(?:ren)? living there", (s, m) => s with { Occupied = m.Whole() } },
        { @"one leaves on (\d+ \w+)", (s, m) => s with { Leaving = s.Leaving.Add(m.Day()) } },
        { @"confirmed (\d+) hours? ago", (s, m) => s with { Unconfirmed = TimeSpan.FromHours(m.Whole()) } },
        { @"confirmed (\d+) minutes? ago", (s, m) => s with { Unconfirmed = TimeSpan.FromMinutes(m.Whole()) } },

        { @"now from (\d+) years", (s, m) => s with { Limits = s.Limits with { AgeMin = m.Whole() } } },
        { @"now up to (\d+) years", (s, m) => s with { Limits = s.Limits with { AgeMax = m.Whole() } } },
        { "now only (girls|boys)", (s, m) => s with { Limits = s.Limits with { Gender = Only(m.Text()) } } },
        { "now girls and boys", (s, _) => s with { Limits = s.Limits with { Gender = Gender.Any } } },
        { "now without (.+)", (s, m) => s with { Limits = s.Limits with { NotNeeds = [.. Catalogue.Needs.Ids(m.Text(), " and ")] } } },
        { "now one child alone", (s, _) => s with { Limits = s.Limits with { SoloOnly = true } } },
        { @"so until (\d\d:\d\d) on (\d+ \w+)", (s, m) => s with { Limits = s.Limits with { Until = m.Moment() } } },

        { @"(\d+(?:\.\d+)?) miles? away", (s, m) => s with { Miles = m.Decimal() } },
        { "place not known", (s, _) => s with { Miles = null } },
        { @"on the rota from (\d+ \w+)", (s, m) => s.OnRota(s.Reference, m.Day()) },
        { @"others on the rota from (\d+ \w+)", (s, m) => s.OnRota("others", m.Day()) },
        { @"on leave on (\d+ \w+)", (s, m) => s with { Rota = s.Rota with { Leaves = s.Rota.Leaves.Add(new("leave", s.Reference, m.Day(), m.Day(), A.Duty)) } } },
        { "reference ([a-z0-9-]+)", (s, m) => s with { Reference = m.Text() } },
    };

    public string Reference { get; private init; } = "home-1";

    private Profile Profile { get; init; } = A.Profile();

    private bool Closed { get; init; }

    private SuspensionReason? Suspended { get; init; }

    private int Free { get; init; } = 3;

    private int Held { get; init; }

    private int SuspendedBeds { get; init; }

    private int Occupied { get; init; }

    private ImmutableArray<DateOnly> Leaving { get; init; } = [];

    private TimeSpan Unconfirmed { get; init; }

    private Limits Limits { get; init; } = A.Limits();

    private double? Miles { get; init; } = 3;

    private RotaState Rota { get; init; } = RotaState.Empty;

    public static SettingInWords Read(string text) => Phrases.Read(Ordinary, text);

    public Candidate ToCandidate(NeedInWords need) => new(Reference, ToOffer(need.Now), need.HasPlace ? Miles : null);

    /// <summary>Who is on duty of its authority's carers.</summary>
    public Roster ToRoster(DateTimeOffset now) => Rota.OnDuty(A.Policies.Of(Profile.Authority).EmergencyHours, now) is { } onDuty
        ? new(new Dictionary<string, IReadOnlyList<string>> { [Profile.Authority] = onDuty })
        : Roster.Unknown;

    private Offer ToOffer(DateTimeOffset now)
    {
        var setting = A.Setting(Free + Held + SuspendedBeds + Occupied, Occupied, SuspendedBeds, Profile, Closed ? SettingStatus.Closed : SettingStatus.Open);
        if (Held > 0) setting = setting.Held(beds: Held);
        foreach (var (i, day) in Leaving.Index()) setting = setting.Do(new ExpectFree($"{i + 1}", day));
        if (Suspended is { } reason) setting = setting.Do(new SuspendSetting(reason));
        return (setting with { Limits = Limits.IsEmpty ? null : Limits, ConfirmedAt = now - Unconfirmed }).ToOffer(A.FreshFor);
    }

    private SettingInWords With(Func<Profile, Profile> change) => this with { Profile = change(Profile) };

    private SettingInWords Kind(string name) => With(p => p with { Type = Kinds[name].Type, Categories = [Kinds[name].Category] });

    private SettingInWords For(string children) => With(p => p with { Gender = Only(children) });

    private SettingInWords Aged(Match m) => m.Has(3) ? With(p => p with { AgeMin = m.Whole(3), AgeMax = m.Whole(4) }) : this;

    private SettingInWords OnRota(string household, DateOnly from) =>
        this with { Rota = RotaRules.Put(Rota, from, [household], A.Policies.Of(Profile.Authority), A.Duty, A.Noon).Rota ?? throw new FormatException($"No period begins on {from}.") };

    private static Gender Only(string children) => children switch { "girls" => Gender.Female, "boys" => Gender.Male, _ => Gender.Any };
}
