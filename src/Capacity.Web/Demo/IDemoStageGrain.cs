using Orleans.Concurrency;

namespace Capacity.Web.Demo;

/// <summary>Whose turn it is to play, so that of several nodes one does. Kept in memory: where it is lost, a node takes it anew. Key: <see cref="One"/>.</summary>
[Alias("demo-stage-grain")]
internal interface IDemoStageGrain : IGrainWithStringKey
{
    const string One = "all";

    /// <summary>Takes the stage, or keeps it, for so long: whether the player has it now.</summary>
    [SafeToRepeat, Alias("take")]
    ValueTask<bool> TakeAsync(string player, TimeSpan length);

    /// <summary>Leaves it to the others; who has it not leaves nothing.</summary>
    [SafeToRepeat, OneWay, Alias("leave")]
    Task LeaveAsync(string player);
}
