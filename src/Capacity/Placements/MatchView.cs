using System.Globalization;

namespace Capacity.Placements;

/// <summary>A match as the contract shows it. A foster household is its reference and a distance from an outcode: never a place.</summary>
/// <param name="Miles">Rounded to a tenth; null where there is no distance.</param>
public sealed record MatchView(
    int Rank, string SettingId, string Name, SettingType Type, IReadOnlyList<string> Categories, string Provider, Sector Sector, int BedsAvailable,
    int BedsUnconfirmed, double? Miles, Rating Rating, Freshness Freshness, DateTimeOffset ConfirmedAt, decimal? WeeklyFee, IReadOnlyList<string> Why,
    IReadOnlyList<string> Warnings, IReadOnlyList<ApprovalView> Approvals)
{
    public static MatchView Of(int rank, Found found, Findings findings, Need need)
    {
        var (offer, counts) = (found.Offer, found.Offer.Counts(findings.At));
        return new(rank, found.Setting, offer.Name, offer.Type, [.. offer.Categories()], offer.Provider, offer.Sector, counts.Available, counts.Unconfirmed,
            found.Miles is { } miles ? Math.Round(miles, 1) : null, offer.Rating, offer.Freshness(findings.At), offer.ConfirmedAt, offer.WeeklyFee,
            Reasons.Of(found, findings, need.When), [], offer.Authority == need.Authority ? [] : [ApprovalView.OutOfArea]);
    }
}

/// <summary>Who must agree before a placement, and by which rule. It leaves nobody out.</summary>
public sealed record ApprovalView(string Rule, Basis Basis, string Who, string Source)
{
    public static readonly ApprovalView OutOfArea = new("out-of-area", Basis.Law, "Nominated officer", "Care Planning Regulations 2010, reg 11");
}

/// <summary>What would have to be asked instead.</summary>
public sealed record NearMissView(string SettingId, IReadOnlyList<string> WouldMatchIf)
{
    public static NearMissView Of(NearMiss miss) => new(miss.Setting, [string.Create(CultureInfo.InvariantCulture, $"withinMiles {miss.Radius}")]);
}
