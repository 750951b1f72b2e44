using System.Numerics;

namespace Capacity.Placements;

/// <summary>The rules that leave a setting out, in the order in which they are tried: that of <see cref="Catalogue.Rules"/>, which has their basis and source.</summary>
public enum Rule
{
    TooFar, Closed, SettingSuspended, RegulatorRestriction, RatingInadequate, NamedChildOnly, ExclusiveToAnotherAuthority, NotOffered, SecureOrderNeeded,
    OutsideAgeRange, Gender, NeedsNotMet, CurrentLimits, EmergencyOnly, OffRota, UsualFosteringLimit, NoBedAvailable,
}

/// <summary>A set of rules.</summary>
[GenerateSerializer, Immutable, Alias("rules")]
public readonly record struct RuleSet([property: Id(0)] uint Bits)
{
    public static readonly RuleSet None;

    public static RuleSet Of(params ReadOnlySpan<Rule> rules)
    {
        var bits = 0u;
        foreach (var rule in rules) bits |= 1u << (int)rule;
        return new(bits);
    }

    public static RuleSet On(params Basis[] bases) => Of([.. Enum.GetValues<Rule>().Where(r => bases.Contains(Catalogue.Rules[(int)r].Basis))]);

    /// <summary>The first in the order in which they are tried; null where there is none.</summary>
    public Rule? First => Bits == 0 ? null : (Rule)BitOperations.TrailingZeroCount(Bits);

    public int Count => BitOperations.PopCount(Bits);

    public RuleSet Without(RuleSet others) => new(Bits & ~others.Bits);

    public bool Has(Rule rule) => (Bits >> (int)rule & 1) != 0;

    public static RuleSet operator |(RuleSet a, RuleSet b) => new(a.Bits | b.Bits);
}
