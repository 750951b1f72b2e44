using System.Collections.Immutable;
using Capacity.History;
using Microsoft.Extensions.Logging;

namespace Capacity.Sufficiency;

/// <summary>What boards show of the hours gone by. There is one, since one pass over the journal answers for every board. Key: <c>region</c>.</summary>
[Alias("hours-grain")]
public interface IHoursGrain : IGrainWithStringKey
{
    /// <summary>Beds by state of a region, authority, district or category at the last full hour and the 24 before it, oldest first. While the store is away, those that are remembered.</summary>
    [SafeToRepeat, Alias("last-day")]
    ValueTask<ImmutableArray<PastPoint>> LastDayAsync(Dimension by, string key);
}

/// <summary>A past hour never changes: each is folded once, and once an hour there is a new one.</summary>
[GrainType("hours")]
internal sealed class HoursGrain(IPastSource source, Clock clock, ILogger<HoursGrain> log) : Grain, IHoursGrain
{
    private const int Hours = 24;

    /// <summary>A commit that was decided within the hour may still be on its way to the journal for so long.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private ImmutableArray<DateTimeOffset> _hours = [];
    private Dictionary<(Dimension By, string Key), ImmutableArray<PastPoint>> _points = [];

    public async ValueTask<ImmutableArray<PastPoint>> LastDayAsync(Dimension by, string key)
    {
        var hours = LastDay(clock.Now);
        if (_hours.IsEmpty || _hours[^1] != hours[^1])
            try
            {
                await ReadAsync(hours);
            }
            catch (StoreUnavailableException e)
            {
                SufficiencyLog.NoHistory(log, e);
            }
        return _points.TryGetValue((by, key), out var points) ? points : [.. _hours.Select(at => new PastPoint(at, default))];
    }

    /// <summary>The last full hour that is settled and the 24 before it, oldest first: a day from end to end.</summary>
    internal static ImmutableArray<DateTimeOffset> LastDay(DateTimeOffset now)
    {
        var settled = (now - Settling).UtcDateTime;
        var last = new DateTimeOffset(settled.Year, settled.Month, settled.Day, settled.Hour, 0, 0, TimeSpan.Zero);
        return [.. Enumerable.Range(0, Hours + 1).Select(h => last.AddHours(h - Hours))];
    }

    private async Task ReadAsync(ImmutableArray<DateTimeOffset> hours)
    {
        var sums = new Dictionary<(Dimension, string), PastCounts>();
        await foreach (var past in source.ReadAsync(hours))
        {
            Add(Dimension.Region, IRegionGrain.Region, past);
            Add(Dimension.Authority, past.Offer.Authority, past);
            Add(Dimension.District, past.Offer.District, past);
            foreach (var category in past.Offer.Categories()) Add(Dimension.Category, category, past);
        }
        (_hours, _points) = (hours, sums.ToDictionary(s => s.Key, s => s.Value.ToPoints()));

        void Add(Dimension by, string key, PastOffer past)
        {
            if (!sums.TryGetValue((by, key), out var sum)) sums.Add((by, key), sum = new(hours));
            sum.Add(past);
        }
    }
}
