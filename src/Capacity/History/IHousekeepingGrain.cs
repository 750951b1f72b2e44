namespace Capacity.History;

/// <summary>What is done now and then for the whole store: there is one, woken by a reminder, so that it outlives any node. Key: <see cref="One"/>.</summary>
[Alias("housekeeping-grain")]
public interface IHousekeepingGrain : IGrainWithStringKey
{
    const string One = "store";

    /// <summary>Sees to it that the reminder is there.</summary>
    [SafeToRepeat, Alias("begin")]
    ValueTask BeginAsync();
}
