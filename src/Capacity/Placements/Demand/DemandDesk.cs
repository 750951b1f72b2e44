namespace Capacity.Placements.Demand;

/// <summary>Need that was met and need that was not, as those who commission beds read it. On any node.</summary>
public sealed class DemandDesk(IGrainFactory grains)
{
    /// <param name="outcome">How the searches that are shown ended; null: whichever way.</param>
    public async Task<UnmetNeed> ReadAsync(DateOnly from, DateOnly to, SearchOutcome? outcome)
    {
        var months = await Task.WhenAll(Month.Between(from, to).Select(m => grains.GetGrain<IDemandGrain>(m).ReadAsync().AsTask()));
        DemandFact[] closed = [.. months.SelectMany(m => m).Where(f => LondonTime.Date(f.ClosedAt) is var day && day >= from && day <= to).OrderByDescending(f => f.ClosedAt)];
        DemandFact[] shown = [.. closed.Where(f => outcome is null || f.Outcome == outcome)];
        return new(from, to, closed.Length, closed.Count(f => f.Outcome == SearchOutcome.Unmet), [.. shown.Select(DemandView.Of)],
            [.. Exclusions.Sum(shown.Select(f => f.Found)).Select(ExcludedBy.Of)]);
    }
}
