using System.Diagnostics;
using System.Globalization;
using Capacity.Placements;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Placement;

namespace Capacity.Benchmarks;

/// <summary>
/// How long a search takes that asks every district within reach, beside the plainest thing that could answer it: one walk over a list of all offers, on one core.
/// Settings lie in the region's outcodes, about 170 a district, as in the region itself; needs vary as a load client's do.
/// </summary>
internal static class SearchBenchmark
{
    private const int PerDistrict = 170, Needs = 500;
    private static readonly string[] Outcodes = [.. Enumerable.Range(1, 38).Select(n => $"B{n}"), "CV1", "CV2", "CV3", "DY1", "DY2", "DY4", "DY8", "WS1", "WS2", "WS5", "WV1", "WV3", "WV6"];

    public static async Task RunAsync(int settings, int callers, short silos, TimeSpan length)
    {
        await using var tracker = await TestTracker.StartAsync(silos, services => services.AddPlacements().AddBedFinding().AddDuties());
        var offers = new DistrictOffers("all");
        foreach (var some in Enumerable.Range(0, settings).Select(Setting).Chunk(5_000))
        {
            await Task.WhenAll(some.Select(s => tracker.Journal.CommitAsync(new(s.Id, 0, [EventKinds.Write(Registered(s))], SettingRow.Write(s)))));
            foreach (var s in some) offers.Replace(s.Id, s.ToOffer(A.FreshFor), centre: null);
        }
        await tracker.RestartAsync(); // written behind the totals' backs: they read it as they wake
        var beds = tracker.Cluster.GetSiloServiceProvider(tracker.Cluster.Silos[0].SiloAddress).GetRequiredService<BedSearch>();
        var began = Stopwatch.GetTimestamp();
        if (silos > 1) await SpreadAsync(tracker, settings);
        await Eventually.TrueAsync(() => HaveReadAsync(beds, settings), TimeSpan.FromMinutes(10));
        Console.WriteLine($"{settings:N0} settings in {(await beds.DistrictsAsync()).Count:N0} districts read in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");

        var needs = Enumerable.Range(0, Needs).Select(Need).ToArray();
        await MeasureAsync(beds, needs, callers, TimeSpan.FromSeconds(5));
        var (allocated, collected) = (GC.GetTotalAllocatedBytes(), Collections());
        var ours = await MeasureAsync(beds, needs, callers, length);
        Console.WriteLine($"{callers} callers: {ours.Length / length.TotalSeconds:0} searches/s, p50 {At(ours, 0.5):0.00} ms, p99 {At(ours, 0.99):0.00} ms, worst {ours[^1]:0.00} ms");

        Console.WriteLine($"{(GC.GetTotalAllocatedBytes() - allocated) / 1024 / ours.Length:N0} KB a search; collections by generation {string.Join(", ", Collections().Zip(collected, (now, before) => now - before))}; longest pause {GC.GetGCMemoryInfo(GCKind.Any).PauseDurations[0].TotalMilliseconds:0.0} ms at the last");

        var plain = Plain(offers, needs, length);
        Console.WriteLine($"one walk over one list: {1000 / plain.Average():0} searches/s a core, p50 {At(plain, 0.5):0.00} ms, p99 {At(plain, 0.99):0.00} ms; ratio of p99s {At(ours, 0.99) / At(plain, 0.99):0.00}");
    }

    /// <summary>The districts wake on one silo after the other, so that each run has as many on each.</summary>
    private static async Task SpreadAsync(TestTracker tracker, int settings)
    {
        for (var district = 0; district <= (settings - 1) / PerDistrict; district++)
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, tracker.Cluster.Silos[district % tracker.Cluster.Silos.Count].SiloAddress);
            await tracker.Grains.GetGrain<IDistrictGrain>(DistrictOf(district)).StayAwakeAsync();
        }
        RequestContext.Clear();
    }

    /// <summary>A region of a million wakes for longer than a call waits.</summary>
    private static async Task<bool> HaveReadAsync(BedSearch beds, int settings)
    {
        try
        {
            return (await beds.RunAsync(A.Need())).Considered == settings;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task<double[]> MeasureAsync(BedSearch beds, Need[] needs, int callers, TimeSpan length)
    {
        var began = Stopwatch.GetTimestamp();
        var waits = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var mine = new List<double>();
            for (var i = caller; Stopwatch.GetElapsedTime(began) < length; i += callers)
            {
                var start = Stopwatch.GetTimestamp();
                await beds.RunAsync(needs[i % needs.Length]);
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            return mine;
        })));
        return [.. waits.SelectMany(w => w).Order()];
    }

    private static double[] Plain(DistrictOffers offers, Need[] needs, TimeSpan length)
    {
        var (began, waits) = (Stopwatch.GetTimestamp(), new List<double>());
        for (var i = 0; Stopwatch.GetElapsedTime(began) < length; i++)
        {
            var (need, start) = (needs[i % needs.Length], Stopwatch.GetTimestamp());
            new FindBeds(A.Question(need, Gazetteer.Find(need.Near!.Postcode!)), need.Limit).Ask(offers, A.Noon);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return [.. waits.Order()];
    }

    private static IEnumerable<int> Collections() => [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];

    private static double At(double[] ordered, double part) => ordered[(int)(part * (ordered.Length - 1))];

    private static Recorded Registered(Setting s) => new(s.Id, 1, A.Noon, A.Admin, new SettingRegistered(s.Profile, s.Beds.Length, 0, 0, s.Status));

    private static string DistrictOf(int number) => string.Create(CultureInfo.InvariantCulture, $"district-{number:0000}");

    private static Setting Setting(int i)
    {
        var random = new Random(i);
        var district = i / PerDistrict;
        var outcode = Outcodes[(district + random.Next(3)) % Outcodes.Length];
        var (type, category) = random.Next(4) switch
        {
            0 => (SettingType.ChildrensHome, "residential-ebd"),
            1 => (SettingType.SupportedAccommodation, "supported-cat2"),
            _ => (SettingType.FosterHousehold, random.Next(6) == 0 ? "fostering-connected" : "fostering-mainstream"),
        };
        var profile = A.Profile(type, [category], district: DistrictOf(district), postcode: $"{outcode} 1AA",
            provider: string.Create(CultureInfo.InvariantCulture, $"provider-{random.Next(400)}"), sector: (Sector)random.Next(3), ageMin: random.Next(10), ageMax: random.Next(12, 18),
            gender: (Gender)random.Next(3), needs: [.. Catalogue.Needs.Where(_ => random.Next(3) > 0).Select(n => n.Id)], rating: (Rating)random.Next(5));
        var beds = random.Next(1, 5);
        return A.Setting(beds, occupied: random.Next(beds + 1), profile: profile, id: string.Create(CultureInfo.InvariantCulture, $"setting-{i:0000000}"), at: A.Noon.AddHours(-random.Next(100)));
    }

    private static Need Need(int i)
    {
        var random = new Random(-i);
        return A.Need(random.Next(18), (ChildGender)random.Next(2), random.Next(8) == 0 ? 2 : 1, [.. Catalogue.Needs.Where(_ => random.Next(10) == 0).Take(2).Select(n => n.Id)],
            near: new(Outcodes[random.Next(Outcodes.Length)]), withinMiles: new[] { 5, 10, 20, 40 }[random.Next(4)]);
    }
}
