namespace Capacity.Placements.Authorities;

/// <summary>What an authority has settled for itself; data, so that another authority's rules are a setting and no new code.</summary>
public sealed record AuthorityPolicy
{
    /// <summary>Policies that may be set aside for a search. A rating is none of them: every total counts the beds of an inadequate setting as suspended.</summary>
    public static readonly RuleSet MayBeSetAside = RuleSet.Of(Rule.ExclusiveToAnotherAuthority, Rule.EmergencyOnly);

    /// <summary>Policies that it does not follow.</summary>
    public RuleSet SetAside { get; init; }

    public Preference Preference { get; init; } = Preference.Standard;

    public EmergencyHours EmergencyHours { get; init; } = EmergencyHours.Always;

    public EmergencyStay EmergencyStay { get; init; } = EmergencyStay.Standard;

    /// <summary>So many weeks a household is on duty for, from a Monday.</summary>
    public int RotaWeeks { get; init; } = 2;

    /// <summary>So many households are on duty at a time.</summary>
    public int RotaHouseholds { get; init; } = 3;

    /// <summary>So many days a closed search's need and case reference are kept.</summary>
    public int RetentionDays { get; init; } = 90;
}
