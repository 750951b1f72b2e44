using Capacity.History;
using Capacity.Placements.Authorities;
using Capacity.Placements.Demand;
using Capacity.Settings;

namespace Capacity.Placements.Handover;

/// <summary>The handover as the day team works with it: read, and ticked off. On any node.</summary>
public sealed class HandoverDesk(IGrainFactory grains, IJournal journal, AuthorityPolicies policies, Clock clock)
{
    /// <summary>A search that ended longer before the night is not looked at: by then the emergency stays have ended too, whatever the bank holidays.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(14);

    private const int AtOnce = 32, MostOccupied = 2000;
    private static readonly string OccupiedKind = EventKinds.Kind<BedOccupied>();

    public async Task<HandoverView> ReadAsync(DateTimeOffset since)
    {
        var now = clock.Now;
        var ticking = TicksAsync(Night.Of(since), Night.Of(now));
        var searches = await SearchesAsync(since).ToListAsync();
        List<Recorded> occupied = [.. (await journal.ReadKindSinceAsync(OccupiedKind, since, MostOccupied)).Select(EventKinds.Read)];
        var settings = await SettingsAsync(HandoverRules.SettingsFor(searches, since).Union(occupied.Select(o => o.Setting))).ToDictionaryAsync(s => s.Id, StringComparer.Ordinal);
        return HandoverRules.Of(new(since, now, searches, settings, Tick.Standing(await ticking), policies) { Occupied = occupied });
    }

    /// <summary>Ticks an item off, or takes that back. Null: there is no such item.</summary>
    public async Task<Tick?> TickAsync(HandoverItem item, bool done, Actor by)
    {
        if (!await IsThereAsync(item)) return null;
        return await Of(Night.Of(clock.Now)).TickAsync(item.ToString(), done, by);
    }

    private async ValueTask<bool> IsThereAsync(HandoverItem item) => item.Kind == HandoverKind.Occupied
        ? await journal.ReadEventsAsync(item.Subject, item.Number - 1, 1) is [{ } happened] && happened.Kind == OccupiedKind
        : await grains.GetGrain<ISearchGrain>(item.Subject).ReadAsync() is { } search && item.IsOf(search);

    private async IAsyncEnumerable<SearchState> SearchesAsync(DateTimeOffset since)
    {
        await foreach (var ids in IdsAsync(since, SearchId.From(since - LookBack)).Distinct().Chunk(AtOnce))
            foreach (var search in await Task.WhenAll(ids.Select(id => grains.GetGrain<ISearchGrain>(id).ReadAsync().AsTask())))
                if (search is not null) yield return search; // else listed, and the node died before it was kept
    }

    /// <summary>All from an id on, and of those before it what is open or was closed in the time that is looked back on.</summary>
    private async IAsyncEnumerable<string> IdsAsync(DateTimeOffset since, string from)
    {
        await foreach (var id in SearchIndex.ReadAsync(grains, null, null))
        {
            if (string.CompareOrdinal(id, from) < 0) break;
            yield return id;
        }
        await foreach (var id in SearchIndex.ReadAsync(grains, SearchStatus.Open, from)) yield return id;
        foreach (var month in Month.Between(LondonTime.Date(since - LookBack), LondonTime.Date(clock.Now)))
            foreach (var fact in await grains.GetGrain<IDemandGrain>(month).ReadAsync())
                if (fact.ClosedAt >= since - LookBack && string.CompareOrdinal(fact.Search, from) < 0) yield return fact.Search;
    }

    private async IAsyncEnumerable<Setting> SettingsAsync(IEnumerable<string> ids)
    {
        foreach (var some in ids.Chunk(AtOnce))
            foreach (var setting in await Task.WhenAll(some.Select(id => grains.GetGrain<ISettingGrain>(id).ReadAsync().AsTask())))
                if (setting is not null) yield return setting;
    }

    private async Task<IEnumerable<Tick>> TicksAsync(Night first, Night last) =>
        (await Task.WhenAll(Night.Between(first, last).Select(n => Of(n).ReadAsync().AsTask()))).SelectMany(t => t);

    private IHandoverGrain Of(Night night) => grains.GetGrain<IHandoverGrain>(night.ToString());
}
