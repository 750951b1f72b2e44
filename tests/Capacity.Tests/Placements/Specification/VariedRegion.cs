using System.Collections.Immutable;
using Capacity.History;
using Capacity.Register;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements.Specification;

/// <summary>Half of the demo region with all that may happen to settings, the same every time: so that every rule leaves some of them out.</summary>
internal static class VariedRegion
{
    private const int AtOnce = 400;
    private static readonly string[] Authorities = [.. PlaceNames.Authorities.Keys.Order(StringComparer.Ordinal)];

    public static async Task<IReadOnlyList<Setting>> ReadAsync()
    {
        await using var register = DemoRegion.Open();
        return [.. (await RegisterFile.ReadAsync(register)).Lines.Where(l => l.Row % 2 == 0).Select(l => Vary(l.Id!, l.Registration!, l.Row / 2))];
    }

    /// <summary>Puts the settings where a tracker's own commits would have put them, and tells the totals.</summary>
    public static async Task WriteAsync(IReadOnlyList<Setting> settings, IJournal journal, TotalsTeller totals)
    {
        foreach (var some in settings.Chunk(AtOnce))
        {
            var verdicts = await Task.WhenAll(some.Select(s => journal.CommitAsync(new(s.Id, 0, [Registered(s)], SettingRow.Write(s)))));
            Assert.All(verdicts, v => Assert.Equal(Verdict.Committed, v));
            News[] news = [.. some.Select(s => new News(s.Membership, null, s.ToContribution(A.FreshFor)))];
            await Eventually.TrueAsync(() => totals.TellAsync(news));
        }
    }

    private static JournalEvent Registered(Setting s) => EventKinds.Write(new(s.Id, 1, A.Noon, A.Admin, new SettingRegistered(s.Profile, s.Beds.Length, 0, 0, s.Status)));

    private static Setting Vary(string id, Registration r, int n)
    {
        var closed = n % 23 == 5;
        var setting = A.Setting(r.Beds, closed ? 0 : r.Occupied, r.Suspended, Vary(r.Profile, n), closed ? SettingStatus.Closed : SettingStatus.Open, id);
        if (!closed && n % 5 == 4) setting = setting.Do(new VacateBed("1", Offer: true), orNothing: true);
        if (!closed && n % 7 == 4) setting = setting.Do(new ExpectFree("1", DateOnly.FromDateTime(A.Noon.Date).AddDays(n % 10)), orNothing: true);
        if (!closed && n % 12 == 5) setting = setting.Do(new HoldBeds("h-1", "s-1", 1, A.Noon.AddHours(4), Authorities[0], new Anything()), orNothing: true);
        if (!closed && n % 19 == 3) setting = setting.Do(new SuspendSetting((SuspensionReason)(n / 19 % 9)));
        return setting with { Version = 1, ConfirmedAt = A.Noon.AddHours(-(n * 7 % 100)), Limits = n % 6 == 2 ? Limits(n / 6) : null };
    }

    private static Profile Vary(Profile p, int n) => p with
    {
        Categories = (p.Type, n % 11) switch
        {
            (SettingType.FosterHousehold, 3) => n % 2 == 0 ? ["fostering-edt"] : ["fostering-edt", "fostering-mainstream"],
            (SettingType.FosterHousehold, 8) => n % 3 == 0 ? ["fostering-parent-and-child"] : p.Categories,
            (SettingType.ChildrensHome, 2) => ["residential-emergency"],
            (SettingType.ChildrensHome, 4) => ["residential-short-breaks"],
            (SettingType.ChildrensHome, 6) => n % 2 == 0 ? ["secure"] : ["secure", "residential-ebd"],
            _ => p.Categories,
        },
        Tags = (n % 9) switch
        {
            1 => [.. p.Tags.Append("pace").Distinct()],
            4 => [.. p.Tags.Append("short-breaks").Distinct()],
            7 => [.. p.Tags.Append("parent-and-child").Distinct()],
            _ => p.Tags,
        },
        Needs = n % 4 == 1 ? [.. Catalogue.Needs.Where((_, i) => (n >> i & 1) == 1).Select(t => t.Id)] : p.Needs,
        Rating = n % 17 == 1 ? Rating.Inadequate : p.Type == SettingType.SupportedAccommodation ? Rating.ConsistentlyStrong + n % 3 : p.Rating,
        ExclusiveTo = n % 13 == 2 ? Authorities[n % Authorities.Length] : p.ExclusiveTo,
        Gender = n % 10 == 6 ? (Gender)(n / 10 % 3) : p.Gender,
        Sector = n % 8 == 0 ? (Sector)(n / 8 % 3) : p.Sector,
        Postcode = n % 29 == 1 ? "ZE2" : p.Postcode, // an outcode that the gazetteer does not know
    };

    private static Limits Limits(int n)
    {
        DateTimeOffset? until = (n % 4) switch { 0 => A.Noon.AddMinutes(-n % 3), 1 => A.Noon.AddMinutes(1), _ => null };
        ImmutableArray<string> without = ["missing", "violence"];
        return (n % 5) switch
        {
            0 => A.Limits(ageMin: 10 + n % 6, until: until),
            1 => A.Limits(ageMax: 8 + n % 8, until: until),
            2 => A.Limits(gender: (Gender)(n / 5 % 3), until: until),
            3 => A.Limits(notNeeds: [.. without], until: until),
            _ => A.Limits(soloOnly: true, until: until),
        };
    }

    /// <summary>What the setting allows of a command; it stays as it is where it refuses.</summary>
    private static Setting Do(this Setting s, SettingCommand command, bool orNothing) => orNothing && s.Decide(command).Event is null ? s : s.Do(command);
}
