namespace Capacity.Terms;

/// <summary>The node's clock: UTC, cut to the millisecond, so that what is shown is what is kept.</summary>
public abstract class Clock
{
    public DateTimeOffset Now
    {
        get
        {
            var read = Read();
            return new(read.Ticks - read.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        }
    }

    /// <summary>The present moment in UTC, as fine as the source has it.</summary>
    protected abstract DateTimeOffset Read();
}
