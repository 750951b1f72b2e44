namespace Capacity.Sufficiency;

/// <summary>A setting's present value for its totals.</summary>
/// <param name="Former">Where it counted before it moved: those totals are told that it has left.</param>
public sealed record News(Membership Membership, Membership? Former, Contribution Contribution);
