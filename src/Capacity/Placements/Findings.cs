namespace Capacity.Placements;

/// <summary>What a search finds in the whole region at a moment.</summary>
/// <param name="FromName">As reasons name the place; null where there is none.</param>
/// <param name="Excluded">By <see cref="Rule"/>.</param>
/// <param name="VacantExcluded">By rule, the vacant beds of the settings that it leaves out. Of districts wholly out of reach they are not known.</param>
public sealed record Findings(
    DateTimeOffset At, Point? From, string? FromName, IReadOnlyList<Found> Best, int Matched, IReadOnlyList<int> Excluded, IReadOnlyList<NearMiss> NearMisses, IReadOnlyList<int> VacantExcluded, Question Question)
{
    /// <summary>Every setting once, closed ones too.</summary>
    public int Considered => Matched + Excluded.Sum();
}
