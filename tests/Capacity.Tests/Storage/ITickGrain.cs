namespace Capacity.Tests.Storage;

/// <summary>Counts how often its reminder came.</summary>
[Alias("tick-grain")]
public interface ITickGrain : IGrainWithStringKey
{
    [Alias("start")]
    Task StartAsync();

    /// <summary>Of this activation.</summary>
    [Alias("read")]
    ValueTask<int> ReadAsync();
}
