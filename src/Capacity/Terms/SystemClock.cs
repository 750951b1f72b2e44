namespace Capacity.Terms;

/// <summary>The machine's clock: the one place that reads it.</summary>
public sealed class SystemClock : Clock
{
    protected override DateTimeOffset Read() => TimeProvider.System.GetUtcNow();
}
