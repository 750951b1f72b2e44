namespace Capacity.Web.Security;

/// <summary>The node's clock for cookies, so that they end when the tracker says so.</summary>
internal sealed class ClockTime(Clock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.Now;
}
