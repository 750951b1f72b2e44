using Capacity.Live;
using Capacity.Settings;
using Capacity.Sufficiency;

namespace Capacity.Web.Live;

/// <summary>Where a topic's states come from.</summary>
internal abstract class TopicSource
{
    /// <summary>What is newer than the mark, as soon as there is something; no state where nothing is newer within patience, or where there is no such thing.</summary>
    public abstract Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience);
}

internal sealed class TotalSource(ITotal total, string? provider = null) : TopicSource
{
    public override async Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience)
    {
        var (mark, row, exists) = await total.NewerThanAsync(seen, patience);
        return new(mark, row is null ? null : new(() => row, provider), exists);
    }
}

internal sealed class SettingSource(ISettingGrain grain, FreshnessLimits freshness, Clock clock) : TopicSource
{
    public override async Task<Sighting<Shown>> AskAsync(Mark seen, TimeSpan patience)
    {
        var (mark, setting, exists) = await grain.NewerThanAsync(seen, patience);
        return new(mark, setting is null ? null : new(() => SettingView.Of(setting, freshness, clock.Now), setting.Profile.Provider), exists);
    }
}
