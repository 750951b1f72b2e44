namespace Capacity.Terms;

/// <summary>What kind of place a setting is.</summary>
public enum SettingType { ChildrensHome, FosterHousehold, SupportedAccommodation, SupportedLodgings, SecureHome }

/// <summary>How an authority buys from the provider.</summary>
public enum Sector { InHouse, Framework, Spot }

/// <summary>Whom a setting takes.</summary>
public enum Gender { Any, Female, Male }

/// <summary>The gender of a child who needs a bed; <see cref="Other"/> meets only settings that take any.</summary>
public enum ChildGender { Female, Male, Other }

/// <summary>Ofsted's judgements; the last three are those of supported accommodation.</summary>
public enum Rating
{
    Outstanding, Good, RequiresImprovement, Inadequate, NotInspected, NotApplicable, ConsistentlyStrong, Inconsistent, SeriousWeaknesses,
}

public enum SettingStatus { Open, Suspended, Closed }

public enum BedStatus { Vacant, Occupied, Held, Suspended }

/// <summary>Why a bed or a setting is not to be offered; <see cref="Regulator"/> is a notice under s22B Care Standards Act 2000.</summary>
public enum SuspensionReason { Staffing, Matching, Safeguarding, Regulator, Maintenance, CarerBreak, Quality, Preparing, Other }

/// <summary>Why a provider declines a hold.</summary>
public enum DeclineReason { Matching, Staffing, NeedsNotMet, AlreadyFilled, CarerUnavailable, Other }

/// <summary>How far a setting's last word can be trusted.</summary>
public enum Freshness { Fresh, Ageing, Stale }

/// <summary>On what a rule rests: law, the framework's or an authority's policy, a fact, or the searcher's choice.</summary>
public enum Basis { Law, Policy, Fact, Choice }

public enum Role { Duty, Commissioner, Provider, Admin }
