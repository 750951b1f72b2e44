using Capacity.Placements.Authorities;
using Capacity.Settings;

namespace Capacity.Placements.Handover;

/// <summary>What a handover is made from.</summary>
/// <param name="Searches">At least those in which something happened since then.</param>
/// <param name="Settings">Those that the rules ask for, by id.</param>
/// <param name="Ticks">By item.</param>
/// <param name="At">The present moment.</param>
public sealed record HandoverFacts(
    DateTimeOffset Since, DateTimeOffset At, IReadOnlyCollection<SearchState> Searches, IReadOnlyDictionary<string, Setting> Settings,
    IReadOnlyDictionary<string, Tick> Ticks, AuthorityPolicies Policies)
{
    /// <summary>Beds that were occupied without a hold since then, each as it stands in its setting's trail.</summary>
    public IReadOnlyList<Recorded> Occupied { get; init; } = [];
}
