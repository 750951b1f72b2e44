using Capacity.Placements.Authorities;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>What each criterion gives a match, made ready for one search: looked up, and already in those bits of the order that are the criterion's.</summary>
internal sealed class RankTable
{
    private const double FurthestTold = 511;
    private static readonly SettingType[] AllTypes = Enum.GetValues<SettingType>();
    private static readonly Sector[] AllSectors = Enum.GetValues<Sector>();
    private static readonly Rating[] AllRatings = Enum.GetValues<Rating>();
    private static readonly Freshness[] AllFreshness = Enum.GetValues<Freshness>();

    private readonly int[] _types = new int[AllTypes.Length], _sectors = new int[AllSectors.Length], _ratings = new int[AllRatings.Length], _freshness = new int[AllFreshness.Length];
    private readonly Question _question;
    private readonly long _now;
    private readonly int? _bandAt, _milesAt;
    private readonly int _offDuty;

    public RankTable(Question question, DateTimeOffset now)
    {
        (_question, _now) = (question, now.UtcTicks);
        var at = 0;
        for (var i = question.Preference.Order.Length - 1; i >= 0; i--) // the last criterion has the lowest bits
        {
            var criterion = question.Preference.Order[i];
            switch (criterion)
            {
                case Criterion.Type: Fill(_types, type => Place(question.Preference.Types.AsSpan(), AllTypes[type]), at); break;
                case Criterion.Sector: Fill(_sectors, sector => Place(question.Preference.Sectors.AsSpan(), AllSectors[sector]), at); break;
                case Criterion.Rating: Fill(_ratings, rating => Grade(AllRatings[rating]), at); break;
                case Criterion.Freshness: Fill(_freshness, freshness => freshness, at); break;
                case Criterion.OnDuty: _offDuty |= 1 << at; break;
                case Criterion.DistanceBand when question.From is not null: _bandAt = at; break;
                case Criterion.Distance when question.From is not null: _milesAt = at; break;
            }
            at += Ranking.Width(criterion);
        }
        _freshness[(int)Freshness.Stale] |= 1 << at;
    }

    /// <summary>What ranks a match, the first criterion in the highest bits: the lower, the sooner.</summary>
    /// <param name="ofMiles">See <see cref="OfMiles"/>.</param>
    public int Order(in OfferEntry entry, int ofMiles)
    {
        var order = _types[(int)entry.Type] | _sectors[(int)entry.Sector] | _ratings[(int)entry.Rating] | _freshness[(int)entry.Freshness(_now)] | ofMiles;
        return _offDuty == 0 || _question.OnDuty(entry.Setting, entry.Offer) ? order : order | _offDuty;
    }

    /// <summary>The distance's part of the order, the same for all who are at one place.</summary>
    /// <param name="miles">Unrounded; not a number where there is no distance.</param>
    public int OfMiles(double miles)
    {
        var order = 0;
        if (_bandAt is { } band) order |= Band(miles) << band;
        if (_milesAt is { } at) order |= (int)(Math.Min(double.IsNaN(miles) ? FurthestTold : miles, FurthestTold) * 10) << at;
        return order;
    }

    private static void Fill(int[] table, Func<int, int> place, int at)
    {
        for (var i = 0; i < table.Length; i++) table[i] |= place(i) << at;
    }

    private static int Place<T>(ReadOnlySpan<T> preferred, T one) where T : struct, Enum
    {
        for (var i = 0; i < preferred.Length; i++)
            if (EqualityComparer<T>.Default.Equals(preferred[i], one)) return i;
        return preferred.Length;
    }

    private int Band(double miles)
    {
        var (band, bands) = (0, _question.Preference.Bands);
        while (band < bands.Length && miles > bands[band]) band++;
        return double.IsNaN(miles) ? bands.Length + 1 : band;
    }

    private static int Grade(Rating rating) => rating switch
    {
        Rating.Outstanding or Rating.ConsistentlyStrong => 0,
        Rating.Good => 1,
        Rating.NotApplicable or Rating.NotInspected => 2,
        Rating.RequiresImprovement or Rating.Inconsistent => 3,
        _ => 4,
    };
}
