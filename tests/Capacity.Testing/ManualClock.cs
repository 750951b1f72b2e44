using Capacity.Terms;

namespace Capacity.Testing;

/// <summary>A clock that a test moves; safe to read from many threads.</summary>
public sealed class ManualClock(DateTimeOffset start) : Clock
{
    private long _ticks = start.UtcTicks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public void Set(DateTimeOffset to) => Interlocked.Exchange(ref _ticks, to.UtcTicks);

    protected override DateTimeOffset Read() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
}
