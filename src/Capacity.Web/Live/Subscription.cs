using Capacity.Live;

namespace Capacity.Web.Live;

/// <summary>One connection's eye on one topic: what it was sent last, and the newest that waits for it. Used under its connection's lock only.</summary>
internal sealed class Subscription(Topic topic)
{
    public Topic Topic { get; } = topic;

    /// <summary>The highest sequence it was given, as a snapshot or as a change.</summary>
    public long Sent { get; set; }

    public LiveMessage? Waiting { get; set; }

    /// <summary>Whether it stands in the connection's line.</summary>
    public bool Queued { get; set; }

    /// <summary>While a snapshot is on its way no change overtakes it.</summary>
    public int Held { get; set; }

    public bool Closed { get; set; }
}
