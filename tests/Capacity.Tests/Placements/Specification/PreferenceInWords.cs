using System.Collections.Immutable;
using System.Globalization;
using Capacity.Placements.Authorities;
using Capacity.Terms;

namespace Capacity.Tests.Placements.Specification;

/// <summary>An order of preference as the specification describes it.</summary>
internal static class PreferenceInWords
{
    private static readonly Preference Nothing = new([], [], [], []);

    private static readonly Phrasebook<Preference> Phrases = new()
    {
        { @"type \((.+)\)", (p, m) => By(Criterion.Type, p) with { Types = [.. m.Text().Split(" before ").Select(Catalogue.Types.Id).Select(Words.Parse<SettingType>)] } },
        { @"sector \((.+)\)", (p, m) => By(Criterion.Sector, p) with { Sectors = [.. m.Text().Split(" before ").Select(Catalogue.Sectors.Id).Select(Words.Parse<Sector>)] } },
        { @"distance band \((.+) miles\)", (p, m) => By(Criterion.DistanceBand, p) with { Bands = Numbers(m.Text()) } },
        { "emergency carers on duty", (p, _) => By(Criterion.OnDuty, p) },
        { "freshness", (p, _) => By(Criterion.Freshness, p) },
        { "rating", (p, _) => By(Criterion.Rating, p) },
        { "distance", (p, _) => By(Criterion.Distance, p) },
    };

    public static Preference Read(string text) => Phrases.Read(Nothing, text);

    private static Preference By(Criterion next, Preference preference) => preference with { Order = preference.Order.Add(next) };

    private static ImmutableArray<double> Numbers(string text) => [.. text.Split(" and ").Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
}
