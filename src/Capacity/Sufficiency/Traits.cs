namespace Capacity.Sufficiency;

/// <summary>What an offer is, a bit each, so that many things are asked of it in one step: its type, gender and rating, one bit of each; then what else holds of it.</summary>
public static class Traits
{
    private const int FirstGender = 8, FirstRating = 11; // before the first gender there is room for eight types

    /// <summary>It has shut down for good.</summary>
    public const uint Closed = 1u << 22;

    /// <summary>It takes nobody for now, by its own or a commissioner's word.</summary>
    public const uint Suspended = 1u << 23;

    /// <summary>It takes nobody for now, by a notice of the regulator.</summary>
    public const uint Restricted = 1u << 24;

    /// <summary>It is for a child who has been named, by every category or by its tag.</summary>
    public const uint NamedChildOnly = 1u << 25;

    /// <summary>Every category is offered only when asked for.</summary>
    public const uint OnlyWhenAsked = 1u << 26;

    /// <summary>Every category is for emergencies.</summary>
    public const uint EmergencyOnly = 1u << 27;

    /// <summary>It offers emergency carers and nothing else.</summary>
    public const uint EmergencyCarersOnly = 1u << 28;

    /// <summary>One authority alone may place here.</summary>
    public const uint Exclusive = 1u << 29;

    /// <summary>It has limits, in force or not.</summary>
    public const uint Limited = 1u << 30;

    /// <summary>Somebody who lives here is expected to leave.</summary>
    public const uint Frees = 1u << 31;

    private static readonly ulong NamedChildTag = Catalogue.Tags.Mask(["named-child"]);

    public static uint Of(SettingType type) => 1u << (int)type;

    public static uint Of(Gender gender) => 1u << FirstGender + (int)gender;

    public static uint Of(Rating rating) => 1u << FirstRating + (int)rating;

    /// <summary>Every trait of the offer.</summary>
    public static uint Of(Offer offer)
    {
        return Of(offer.Type) | Of(offer.Gender) | Of(offer.Rating)
            | If(offer.Status == SettingStatus.Closed, Closed)
            | If(offer.Status == SettingStatus.Suspended, offer.StatusReason == SuspensionReason.Regulator ? Restricted : Suspended)
            | If(Only(Catalogue.NamedChild) || (offer.TagMask & NamedChildTag) != 0, NamedChildOnly)
            | If(Only(Catalogue.OnlyWhenAsked), OnlyWhenAsked)
            | If(Only(Catalogue.EmergencyOnly), EmergencyOnly)
            | If(Only(Catalogue.EmergencyCarers), EmergencyCarersOnly)
            | If(offer.ExclusiveTo is not null, Exclusive)
            | If(offer.Limits is not null, Limited)
            | If(offer.FreesOn is not null, Frees);

        bool Only(ulong categories) => (offer.CategoryMask & ~categories) == 0;
    }

    private static uint If(bool holds, uint trait) => holds ? trait : 0;
}
