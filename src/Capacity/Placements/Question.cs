using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>A need made ready to be put to thousands of offers: words as masks, the place as a point, the authority's policy beside it.</summary>
/// <param name="Types">A bit for each <see cref="SettingType"/>.</param>
/// <param name="Asked">Categories asked for, by themselves or by the tag that stands for one.</param>
/// <param name="SetAside">Policies that the authority does not follow.</param>
/// <param name="Roster">Who is on duty now.</param>
[GenerateSerializer, Immutable, Alias("question")]
public sealed record Question(
    [property: Id(0)] int Age, [property: Id(1)] ChildGender Gender, [property: Id(2)] int Children, [property: Id(3)] ulong Needs, [property: Id(4)] ulong Tags,
    [property: Id(5)] ulong Categories, [property: Id(6)] ulong Types, [property: Id(7)] ulong Asked, [property: Id(8)] Point? From,
    [property: Id(9)] double WithinMiles, [property: Id(10)] string Authority, [property: Id(11)] bool Planned, [property: Id(12)] RuleSet SetAside,
    [property: Id(13)] Preference Preference, [property: Id(14)] Roster Roster)
{
    public static Question Of(Need need, Point? from, AuthorityPolicy policy, Roster roster)
    {
        var categories = Catalogue.Categories.Mask(need.Categories);
        var byTag = Catalogue.Categories.Mask(c => c.OnlyWhenAsked && need.Tags.Any(tag => c.Id.EndsWith("-" + tag, StringComparison.Ordinal)));
        return new(need.Age, need.Gender, need.Children, Catalogue.Needs.Mask(need.Needs), Catalogue.Tags.Mask(need.Tags), categories,
            need.Types.Aggregate(0UL, (mask, type) => mask | Bit(type)), categories | byTag, from, need.WithinMiles, need.Authority, need.When == When.Planned,
            policy.SetAside, policy.Preference, roster);
    }

    /// <summary>Whether it may be rung tonight as emergency carers: where a rota says who is on duty, they are.</summary>
    public bool OnDuty(string setting, Offer offer) => !Planned && (offer.CategoryMask & Catalogue.EmergencyCarers) != 0 && !Roster.IsOff(offer.Authority, setting);

    /// <summary>The need of some of the children.</summary>
    public Question For(int children) => this with { Children = children };

    public static ulong Bit(SettingType type) => 1UL << (int)type;
}
