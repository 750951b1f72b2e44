namespace Capacity.Placements;

/// <summary>A match as the contract shows it. A foster household is its reference and a distance from an outcode: never a place.</summary>
/// <param name="Miles">Rounded to a tenth; null where there is no distance.</param>
/// <param name="Advice">The warnings with the rule that each names.</param>
/// <param name="AheadBecause">What decided that it stands before the next match; null of the last.</param>
public sealed record MatchView(
    int Rank, string SettingId, string Name, SettingType Type, IReadOnlyList<string> Categories, string Provider, Sector Sector, int BedsAvailable,
    int BedsUnconfirmed, double? Miles, Rating Rating, Freshness Freshness, DateTimeOffset ConfirmedAt, decimal? WeeklyFee, IReadOnlyList<string> Why,
    IReadOnlyList<ApprovalView> Approvals, IReadOnlyList<WarningView> Advice, string? AheadBecause)
{
    public IReadOnlyList<string> Warnings => [.. Advice.Select(a => a.Text)];

    public static IReadOnlyList<MatchView> AllOf(Findings findings, Need need)
    {
        var advice = new Advice(need, findings.Question, findings.At);
        var (best, matches) = (findings.Best, new MatchView[Math.Min(findings.Best.Count, need.Limit)]);
        for (var i = 0; i < matches.Length; i++) matches[i] = Of(i + 1, best[i], i + 1 < matches.Length ? best[i + 1] : null, findings, need, advice);
        return matches;
    }

    private static MatchView Of(int rank, Found found, Found? next, Findings findings, Need need, Advice advice)
    {
        var (offer, counts) = (found.Offer, found.Offer.Counts(findings.At));
        return new(rank, found.Setting, offer.Name, offer.Type, [.. offer.Categories()], offer.Provider, offer.Sector, counts.Available, counts.Unconfirmed,
            found.Miles is { } miles ? Math.Round(miles, 1) : null, offer.Rating, offer.Freshness(findings.At), offer.ConfirmedAt, offer.WeeklyFee,
            Reasons.Of(found, findings, need.When), advice.Approvals(offer), advice.Warnings(offer),
            next is { } after ? Reasons.AheadOf(found, after, findings) : null);
    }
}

/// <summary>What would have to be asked instead.</summary>
public sealed record NearMissView(string SettingId, IReadOnlyList<string> WouldMatchIf)
{
    public static NearMissView Of(NearMiss miss, DateTimeOffset now) => new(miss.Setting, [miss.Said(now)]);
}
