using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>A setting as a search sees it.</summary>
/// <param name="Miles">Unrounded; null where there is no distance.</param>
public readonly record struct Candidate(string Setting, Offer Offer, double? Miles);
