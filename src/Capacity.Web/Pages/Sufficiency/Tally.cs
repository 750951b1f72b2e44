using Capacity.Sufficiency;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>A total's beds as one answer and its parts.</summary>
/// <param name="Topic">Where its numbers live.</param>
/// <param name="Place">Who is said to have changed.</param>
internal sealed record Tally(TotalRow Row, string Topic, string Place)
{
    /// <summary>The states in the order of the bar, with the member of the counts that each shows.</summary>
    public IEnumerable<(string State, string Name, int Beds)> Parts()
    {
        var c = Row.Counts;
        yield return ("available", "Available", c.Available);
        yield return ("unconfirmed", "Unconfirmed", c.Unconfirmed);
        yield return ("held", "Held", c.Held);
        yield return ("suspended", "Suspended", c.Suspended);
        yield return ("occupied", "Occupied", c.Occupied);
    }

    /// <summary>The most beds first.</summary>
    public IEnumerable<(string Reason, int Beds)> Reasons() => Row.SuspendedBy.Where(r => r.Value > 0).OrderByDescending(r => r.Value).Select(r => (Wording.Reason(r.Key), r.Value));
}
