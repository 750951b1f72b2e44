using System.Collections.Immutable;
using System.Globalization;
using Capacity.Placements;
using Capacity.Placements.Authorities;

namespace Capacity.Web.Host;

/// <summary>What authorities have settled for themselves, as configuration says it: <c>Authorities__E08000025__EmergencyStay</c> and the like; docs/decisions/0009-authorities.md lists them.</summary>
internal static class AuthoritySettings
{
    public const string Section = "Authorities";
    private const string Never = "never";
    private const double MostMiles = 500;

    /// <summary>One key: how its text changes a policy, or why it makes no sense.</summary>
    private static readonly IReadOnlyDictionary<string, Func<AuthorityPolicy, string, AuthorityPolicy>> Keys = new Dictionary<string, Func<AuthorityPolicy, string, AuthorityPolicy>>(StringComparer.OrdinalIgnoreCase)
    {
        ["SetAside"] = (p, text) => p with { SetAside = SetAside(text) },
        ["Preference"] = (p, text) => p with { Preference = p.Preference with { Order = Listed<Criterion>(text) } },
        ["Types"] = (p, text) => p with { Preference = p.Preference with { Types = Listed<SettingType>(text) } },
        ["Sectors"] = (p, text) => p with { Preference = p.Preference with { Sectors = Listed<Sector>(text) } },
        ["DistanceBands"] = (p, text) => p with { Preference = p.Preference with { Bands = Bands(text) } },
        ["EmergencyWeekdaysClosed"] = (p, text) => p with { EmergencyHours = p.EmergencyHours with { WeekdaysClosed = Closed(text) } },
        ["EmergencyWeekendsClosed"] = (p, text) => p with { EmergencyHours = p.EmergencyHours with { WeekendsClosed = Closed(text) } },
        ["EmergencyStay"] = (p, text) => p with
        {
            EmergencyStay = EmergencyStay.Parse(text) ?? throw new FormatException("it is '72 hours', 'next working day 17:00' or a time such as '12:00'"),
        },
        ["RotaWeeks"] = (p, text) => p with { RotaWeeks = Whole(text, 1, 8) },
        ["RotaHouseholds"] = (p, text) => p with { RotaHouseholds = Whole(text, 1, 50) },
        ["RetentionDays"] = (p, text) => p with { RetentionDays = Whole(text, 1, 3650) },
    };

    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static AuthorityPolicies Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (!section.Exists()) return AuthorityPolicies.AsPublished;
        var policies = AuthorityPolicies.Published.ToDictionary();
        foreach (var authority in section.GetChildren())
        {
            var code = authority.Key.ToUpperInvariant();
            if (!Slug.IsAuthority(code)) throw new SettingFault($"{Section}__{authority.Key}: an authority is its ONS code, such as E08000025.");
            if (authority.Value is { Length: > 0 } text) throw new SettingFault($"{Section}__{code} is '{text}': it is a group, such as {Section}__{code}__RotaWeeks.");
            foreach (var setting in authority.GetChildren())
                policies[code] = Changed(policies.GetValueOrDefault(code, new()), setting, $"{Section}__{code}__{setting.Key}");
        }
        return new(policies);
    }

    private static AuthorityPolicy Changed(AuthorityPolicy policy, IConfigurationSection setting, string name)
    {
        if (!Keys.TryGetValue(setting.Key, out var change)) throw new SettingFault($"{name} is not known: it is one of {string.Join(", ", Keys.Keys)}.");
        if (setting.GetChildren().Any()) throw new SettingFault($"{name} is a list: it is one text, with semicolons between where there are several.");
        if (string.IsNullOrWhiteSpace(setting.Value)) return policy;
        try
        {
            return change(policy, setting.Value.Trim());
        }
        catch (FormatException e)
        {
            throw new SettingFault($"{name} is '{setting.Value}': {e.Message}.", e);
        }
    }

    private static RuleSet SetAside(string text)
    {
        var rules = Listed<Rule>(text);
        return rules.All(AuthorityPolicy.MayBeSetAside.Has)
            ? RuleSet.Of([.. rules])
            : throw new FormatException($"only these may be set aside: {string.Join(", ", Enum.GetValues<Rule>().Where(AuthorityPolicy.MayBeSetAside.Has).Select(r => r.Word()))}");
    }

    private static ImmutableArray<T> Listed<T>(string text) where T : struct, Enum
    {
        var words = Split(text);
        if (words.Length > 0 && words.All(w => Words.TryParse<T>(w, out _)) && words.Distinct().Count() == words.Length) return [.. words.Select(Words.Parse<T>)];
        throw new FormatException($"it is some of {string.Join(", ", Words.All<T>())}, each once, with semicolons between");
    }

    private static ImmutableArray<double> Bands(string text)
    {
        double?[] bands = [.. Split(text).Select(b => double.TryParse(b, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var miles) && miles is > 0 and <= MostMiles ? miles : (double?)null)];
        if (bands.Length is > 0 and <= Preference.MostBands && !bands.Contains(null) && bands.Zip(bands.Skip(1)).All(b => b.First < b.Second)) return [.. bands.OfType<double>()];
        throw new FormatException($"it is up to {Preference.MostBands} distances in miles, ascending, with semicolons between");
    }

    private static ClosedHours? Closed(string text) => text == Never
        ? null
        : ClosedHours.Parse(text) ?? throw new FormatException($"it is hours such as '09:00-12:00', or '{Never}'");

    private static int Whole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"it is a whole number from {least} to {most}");

    private static string[] Split(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
