using System.Runtime.CompilerServices;
using Capacity.History;

namespace Capacity.Settings;

/// <summary>
/// Holds a store to the invariants of the design: every trail without a gap, every current row what its events make of it, every bed in one state and one hold, every
/// category's list what the rows say. Nodes may write meanwhile, as long as no register is imported; one use of it is one check.
/// </summary>
public sealed class StoreCheck(IJournal journal)
{
    private readonly Dictionary<string, int> _byCategory = new(StringComparer.Ordinal);

    public int Settings { get; private set; }

    public int Beds { get; private set; }

    public long Events { get; private set; }

    /// <summary>One sentence a difference, which begins with the setting.</summary>
    public async IAsyncEnumerable<string> RunAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var rows = journal.ReadAllAsync(SettingFilter.Everything, stop: stop).GetAsyncEnumerator(stop);
        await using var trails = TrailsAsync(stop).GetAsyncEnumerator(stop);
        var (row, trail) = (await NextAsync(rows), await NextAsync(trails));
        while (row is not null || trail is not null)
        {
            var order = row is null ? 1 : trail is null ? -1 : string.CompareOrdinal(row.Id, trail.Setting);
            var id = order <= 0 ? row!.Id : trail!.Setting;
            foreach (var difference in await DifferencesAsync(id, order <= 0 ? row : null, order >= 0 ? trail!.Events : [], stop)) yield return $"{id}: {difference}";
            if (order <= 0)
            {
                Count(row!);
                row = await NextAsync(rows);
            }

            if (order >= 0)
            {
                Events += trail!.Events.Count;
                trail = await NextAsync(trails);
            }
        }

        await foreach (var difference in ListDifferencesAsync(stop)) yield return difference;
    }

    /// <summary>What differs is read again before it is said, until the row is the same before its trail was read and after.</summary>
    private async Task<IReadOnlyList<string>> DifferencesAsync(string id, CurrentRow? row, IReadOnlyList<JournalEvent> trail, CancellationToken stop)
    {
        for (List<string> found = [.. Differences(row, trail)]; ; found = [.. Differences(row, trail)])
        {
            if (found.Count == 0) return found;
            var before = await journal.ReadAsync(id, stop);
            trail = await journal.ReadEventsAsync(id, 0, int.MaxValue, stop);
            row = await journal.ReadAsync(id, stop);
            if (before?.Version == row?.Version) return [.. Differences(row, trail)];
        }
    }

    private static IEnumerable<string> Differences(CurrentRow? row, IReadOnlyList<JournalEvent> trail)
    {
        if (row is null) return ["it has events and no current row."];
        if (trail.Count == 0) return ["it has a current row and no events."];
        for (var i = 0; i < trail.Count; i++)
            if (trail[i].Version != i + 1) return [$"its trail has version {trail[i].Version} where version {i + 1} belongs."];
        if (trail[^1].Version != row.Version) return [$"its current row is of version {row.Version}, its trail ends with {trail[^1].Version}."];

        Setting made;
        try
        {
            made = SettingHistory.Fold(null, trail.Select(EventKinds.Read))!;
        }
        catch (Exception e) when (e is InvalidOperationException or System.Text.Json.JsonException or NullReferenceException)
        {
            return [$"its events do not make a setting: {e.Message}"];
        }

        return RowDifferences(row, made).Concat(BedDifferences(made));
    }

    private static IEnumerable<string> RowDifferences(CurrentRow row, Setting refolded)
    {
        var made = SettingRow.Write(refolded);
        if (!row.State.Span.SequenceEqual(made.State.Span) && !EarlierRows.Same(row, refolded)) yield return "its current state is not what its events make of it.";
        if (!row.Categories.SequenceEqual(made.Categories) || row with { Categories = made.Categories, State = made.State } != made)
            yield return "a column of its current row is not what its events make of it.";
    }

    private static IEnumerable<string> BedDifferences(Setting s)
    {
        foreach (var twice in s.Beds.GroupBy(b => b.Id).Where(g => g.Count() > 1)) yield return $"it has bed {twice.Key} twice.";
        foreach (var shared in s.Holds.Where(h => !h.Ended).SelectMany(h => h.BedIds).GroupBy(b => b).Where(g => g.Count() > 1)) yield return $"two holds share bed {shared.Key}.";
        foreach (var hold in s.Holds.Where(h => !h.Ended))
            foreach (var bed in hold.BedIds.Where(b => s.Bed(b)?.HoldId != hold.Id)) yield return $"hold {hold.Id} has not ended, and bed {bed} is not held by it.";
        foreach (var bed in s.Beds.Where(b => b.HoldId is { } h && s.Hold(h) is not { Ended: false })) yield return $"bed {bed.Id} is held by a hold that has ended.";
    }

    private async IAsyncEnumerable<string> ListDifferencesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var category in Catalogue.Categories.Select(c => c.Id))
        {
            var listed = await journal.ReadAllAsync(SettingFilter.Everything with { Category = category }, stop: stop).CountAsync(stop);
            if (listed != _byCategory.GetValueOrDefault(category)) yield return $"{category}: its list has {listed} settings, their rows say {_byCategory.GetValueOrDefault(category)}.";
        }
    }

    private void Count(CurrentRow row)
    {
        Settings++;
        Beds += SettingRow.Read(row).Beds.Length;
        foreach (var category in row.Categories) _byCategory[category] = _byCategory.GetValueOrDefault(category) + 1;
    }

    private async IAsyncEnumerable<Trail> TrailsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var events = new List<JournalEvent>();
        await foreach (var e in journal.ReadEventsUntilAsync(DateTimeOffset.MaxValue, stop))
        {
            if (events.Count > 0 && events[0].Setting != e.Setting)
            {
                yield return new(events[0].Setting, [.. events]);
                events.Clear();
            }

            events.Add(e);
        }

        if (events.Count > 0) yield return new(events[0].Setting, [.. events]);
    }

    private static async ValueTask<T?> NextAsync<T>(IAsyncEnumerator<T> items) where T : class => await items.MoveNextAsync() ? items.Current : null;

    private sealed record Trail(string Setting, IReadOnlyList<JournalEvent> Events);
}
