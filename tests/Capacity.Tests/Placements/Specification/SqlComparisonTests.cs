using System.Text.Json;
using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Tests.Placements.Specification;

/// <summary>The tracker and a plain query over the same settings give the same answers.</summary>
public class SqlComparisonTests
{
    private const int Seed = 20261126, Needs = 320, Shown = 20;
    private const string Birmingham = "E08000025", Walsall = "E08000030";
    private static readonly string[] Outcodes = [.. Gazetteer.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public async Task A_search_answers_what_a_plain_query_answers()
    {
        var settings = await VariedRegion.ReadAsync();
        await using var tracker = await TestTracker.StartAsync(silos: 1, services => services.AddPlacements().AddBedFinding().AddDuties());
        var services = tracker.Cluster.GetSiloServiceProvider(tracker.Cluster.Silos[0].SiloAddress);
        await VariedRegion.WriteAsync(settings, tracker.Journal, services.GetRequiredService<TotalsTeller>());
        var onDuty = await PutRotasAsync(tracker.Grains, settings);
        using var sql = new SqlSearch(settings, onDuty);
        var beds = services.GetRequiredService<BedSearch>();
        var (random, leftOut, inOrder) = (new Random(Seed), new int[MatchRules.Count], 0);

        for (var n = 0; n < Needs; n++)
        {
            var need = Any(random);
            var expected = sql.Ask(need, tracker.Clock.Now);

            var found = await beds.RunAsync(need);

            var answer = new Answer(found.Matched, found.Excluded, found.Best.Select(f => f.Setting));
            Assert.True($"{expected}" == $"{answer}", $"Need {n} of seed {Seed}: {JsonSerializer.Serialize(need, WireJson.Options)}\nin SQL:     {expected}\nthe search: {answer}");
            Assert.Equal(settings.Count, found.Considered);
            if (found.Best.Count == Shown) inOrder++;
            for (var rule = 0; rule < leftOut.Length; rule++) leftOut[rule] += found.Excluded[rule];
        }

        Assert.DoesNotContain(0, leftOut);
        Assert.InRange(inOrder, Needs / 6, Needs);
    }

    /// <summary>In two authorities with emergency carers some are on duty; in the others nobody knows.</summary>
    private static async Task<ILookup<string, string>> PutRotasAsync(IGrainFactory grains, IReadOnlyList<Setting> settings)
    {
        var onDuty = settings.Where(s => s.Profile.Authority is Birmingham or Walsall && s.Profile.Categories.Contains("fostering-edt"))
            .GroupBy(s => s.Profile.Authority).SelectMany(g => g.Take(3).Select(s => (Authority: g.Key, s.Id))).ToLookup(x => x.Authority, x => x.Id);
        foreach (var authority in onDuty)
            Assert.Null((await grains.GetGrain<IRotaGrain>(authority.Key).PutPeriodAsync(DateOnly.FromDateTime(A.Noon.Date), authority.ToArray(), A.Admin)).Refusal);
        return onDuty;
    }

    /// <summary>Something is asked for of one kind or another, seldom of all.</summary>
    private static Need Any(Random random)
    {
        return A.Need(
            random.Next(18), (ChildGender)random.Next(3), random.Next(3) == 0 ? random.Next(1, 7) : 1, Some(Catalogue.Needs, 3), Some(Catalogue.Tags, 9),
            Some(Catalogue.Categories, 6), [.. Some(Catalogue.Types, 6).Select(Words.Parse<SettingType>)],
            random.Next(8) == 0 ? null : new(Postcode: Outcodes[random.Next(Outcodes.Length)]), random.Next(1, 80), Authority(), random.Next(3) == 0 ? When.Planned : When.Tonight,
            limit: Shown);

        string Authority() => PlaceNames.Authorities.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(PlaceNames.Authorities.Count));

        string[] Some<T>(TermList<T> words, int oneIn) where T : Term =>
            random.Next(oneIn) > 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(words.Count)].Id).Distinct()];
    }
}
