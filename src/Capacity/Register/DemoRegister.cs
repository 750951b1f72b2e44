using Capacity.History;

namespace Capacity.Register;

/// <summary>The register of the demo region, which the product carries: settings that are made up, with totals that are published.</summary>
public static class DemoRegister
{
    public static async Task<IReadOnlyList<RegisteredSetting>> ReadAsync(CancellationToken stop = default)
    {
        await using var stream = DemoRegion.Open();
        return [.. (await RegisterFile.ReadAsync(stream, stop: stop)).Lines.Select(l => new RegisteredSetting(l.Id!, l.Registration!))];
    }

    /// <summary>
    /// A setting of a store that is not of the demo region, or null where there is none: the store is empty or the demo's own. Settings that have the demo's names, but were registered by
    /// somebody else, are not of it.
    /// </summary>
    public static async Task<string?> StrangerAsync(IJournal journal, CancellationToken stop = default)
    {
        var own = (await ReadAsync(stop)).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var first = true;
        await foreach (var row in journal.ReadAllAsync(SettingFilter.Everything, stop: stop))
        {
            if (!own.Contains(row.Id)) return row.Id;
            // The demo is loaded into an empty store alone: where it registered one of these, it registered all of them.
            if (first && (await journal.ReadEventsAsync(row.Id, 0, 1, stop))[0].Actor != DemoRegion.Loader) return row.Id;
            first = false;
        }
        return null;
    }
}

public sealed record RegisteredSetting(string Id, Registration Registration);
