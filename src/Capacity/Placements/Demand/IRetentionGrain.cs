namespace Capacity.Placements.Demand;

/// <summary>Sees to it that nothing of a child outlasts the retention time of its authority: there is one, woken by a reminder, so that it outlives any node. Key: <see cref="One"/>.</summary>
[Alias("retention-grain")]
public interface IRetentionGrain : IGrainWithStringKey
{
    const string One = "store";

    /// <summary>Sees to it that the reminder is there.</summary>
    [SafeToRepeat, Alias("begin")]
    ValueTask BeginAsync();

    /// <summary>Forgets what has come of age by now. Cut off, it is done again by the next run.</summary>
    [SafeToRepeat, Alias("run")]
    ValueTask RunAsync();
}
