using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Capacity.Tests.Placements.Specification;

/// <summary>Offers, questions and preferences of every kind; each rule leaves some of them out and lets most of them through, so that the last ones are reached too.</summary>
internal static class Any
{
    private const int MostDistance = 60, Seldom = 1, Mostly = 9;
    private static readonly string[] Authorities = ["E08000025", "E08000030", "E10000031"];

    public static readonly Gen<ulong> Categories =
        from one in Gen.Choose(0, Catalogue.Categories.Count - 1)
        from another in Gen.Choose(0, Catalogue.Categories.Count - 1)
        from both in Gen.Elements(false, true)
        select 1UL << one | (both ? 1UL << another : 0);

    private static readonly Gen<OfferLimits?> Limits = Even<OfferLimits?>(null,
        from min in Or<int?>(null, Gen.Choose(0, 17).Select(a => (int?)a))
        from max in Or<int?>(null, Gen.Choose(0, 17).Select(a => (int?)a))
        from gender in Or<Gender?>(null, OneOf<Gender>().Select(g => (Gender?)g))
        from notNeeds in Some(Catalogue.Needs.Count)
        from solo in Or(false, Gen.Constant(true))
        from until in Gen.Choose(-60, 60)
        select new OfferLimits(min, max, gender, notNeeds, solo, until > 50 ? null : A.Noon.AddMinutes(until)));

    public static readonly Gen<Offer> Offer =
        from profile in
            from type in Even(SettingType.FosterHousehold, OneOf<SettingType>())
            from sector in OneOf<Sector>()
            from authority in Gen.Elements(Authorities)
            from categories in Gen.Frequency((1, Gen.Constant(Catalogue.EmergencyCarers)), (3, Categories))
            from rating in Or(Rating.Good, OneOf<Rating>())
            from gender in Or(Gender.Any, OneOf<Gender>())
            from only in Or(null, Gen.Elements<string?>(Authorities))
            from ages in Or((0, 17), from min in Gen.Choose(0, 17) from max in Gen.Choose(min, 17) select (min, max))
            select A.Offer() with
            {
                Type = type,
                Sector = sector,
                Authority = authority,
                CategoryMask = categories,
                Rating = rating,
                Gender = gender,
                ExclusiveTo = only,
                AgeMin = ages.Item1,
                AgeMax = ages.Item2,
            }
        from status in Or(SettingStatus.Open, OneOf<SettingStatus>())
        from reason in OneOf<SuspensionReason>()
        from missing in Few(Catalogue.Needs.Count)
        from tags in Some(Catalogue.Tags.Count)
        from limits in Limits
        from vacant in Gen.Choose(0, 5)
        from occupied in Gen.Choose(0, 3)
        from leaving in Gen.Choose(-2, 10).ListOf(occupied)
        from stale in Gen.Choose(-30, 80)
        select profile with
        {
            Status = status,
            StatusReason = status == SettingStatus.Suspended ? reason : null,
            NeedMask = ~missing & (1UL << Catalogue.Needs.Count) - 1,
            TagMask = tags,
            Limits = limits,
            Vacant = vacant,
            Occupied = occupied,
            Suspended = 0,
            SuspendedBy = [],
            Registered = vacant + occupied,
            StaleAt = A.Noon.AddHours(stale),
            ConfirmedAt = A.Noon.AddHours(stale - 72),
            FreesOn = occupied == 0 ? null : [.. leaving.Select(days => DateOnly.FromDateTime(A.Noon.Date).AddDays(days)).Order()],
        };

    public static readonly Gen<double?> Miles = Or(null, Gen.Choose(0, MostDistance * 10).Select(tenths => (double?)(tenths / 10.0)));

    public static readonly Gen<Candidate> Candidate = from offer in Offer from miles in Miles from n in Gen.Choose(1, 9) select new Candidate($"home-{n}", offer, miles);

    /// <summary>Any subset of the criteria in any order, and of what they prefer.</summary>
    public static readonly Gen<Preference> Preference =
        from criteria in Part<Criterion>()
        from types in Part<SettingType>()
        from sectors in Part<Sector>()
        from bands in Gen.Choose(1, MostDistance).ListOf(Capacity.Placements.Authorities.Preference.MostBands)
        select new Preference([.. criteria], [.. types], [.. sectors], [.. bands.Distinct().Order().Select(b => (double)b)]);

    public static readonly Gen<Question> Question =
        from who in
            from age in Gen.Choose(0, 17)
            from gender in OneOf<ChildGender>()
            from children in Even(1, Gen.Choose(1, 6))
            from needs in Even(0UL, Few(Catalogue.Needs.Count))
            select (age, gender, children, needs)
        from tags in Some(Catalogue.Tags.Count)
        from categories in Or(0UL, Categories)
        from types in Some(Catalogue.Types.Count)
        from within in Gen.Choose(1, MostDistance)
        from planned in Gen.Elements(false, true)
        from aside in Gen.Elements(RuleSet.None, AuthorityPolicy.MayBeSetAside)
        from preference in Preference
        from known in Gen.SubListOf(Authorities)
        from onDuty in Gen.SubListOf(Enumerable.Range(1, 9).Select(n => $"home-{n}"))
        select new Question(who.age, who.gender, who.children, who.needs, tags, categories, types, categories, null, within, Authorities[0], planned, aside, preference,
            new Roster(known.ToDictionary(a => a, _ => (IReadOnlyList<string>)[.. onDuty])));

    private static Gen<T> OneOf<T>() where T : struct, Enum => Gen.Elements(Enum.GetValues<T>());

    /// <summary>Mostly what is ordinary.</summary>
    private static Gen<T> Or<T>(T ordinary, Gen<T> other) => Gen.Frequency((Mostly, Gen.Constant(ordinary)), (Seldom, other));

    /// <summary>As often what is ordinary as not.</summary>
    private static Gen<T> Even<T>(T ordinary, Gen<T> other) => Gen.OneOf(Gen.Constant(ordinary), other);

    /// <summary>A mask of so many bits, mostly none of them set.</summary>
    private static Gen<ulong> Some(int bits) => Or(0UL, Few(bits));

    private static Gen<ulong> Few(int bits) => from a in Gen.Choose(0, bits - 1) from b in Gen.Choose(0, bits - 1) select 1UL << a | 1UL << b;

    private static Gen<T[]> Part<T>() where T : struct, Enum => from all in Gen.Shuffle(Enum.GetValues<T>()) from most in Gen.Choose(0, all.Length) select all[..most];
}
