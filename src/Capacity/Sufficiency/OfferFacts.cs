using System.Runtime.InteropServices;

namespace Capacity.Sufficiency;

/// <summary>What every rule of a match looks at, of one offer, in one cache line: a walk over thousands of offers reads these and follows a reference only where it must.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct OfferFacts(Offer offer)
{
    private readonly byte _type = (byte)offer.Type, _status = (byte)offer.Status, _gender = (byte)offer.Gender, _rating = (byte)offer.Rating, _sector = (byte)offer.Sector;
    private readonly long _ageingAt = offer.AgeingAt.UtcTicks, _staleAt = offer.StaleAt.UtcTicks;

    /// <summary>Masks of <see cref="Catalogue"/>.</summary>
    public readonly ulong Categories = offer.CategoryMask, Needs = offer.NeedMask, Tags = offer.TagMask;

    /// <summary>The one authority that may place here; null: any.</summary>
    public readonly string? ExclusiveTo = offer.ExclusiveTo;

    public readonly int Vacant = offer.Vacant;

    /// <summary>Nobody is in them, whether they are offered or not.</summary>
    public readonly int VacantOrSuspended = offer.Vacant + offer.Suspended;

    public readonly short AgeMin = (short)offer.AgeMin, AgeMax = (short)offer.AgeMax;

    /// <summary>A suspended setting's reason is a notice of the regulator.</summary>
    public readonly bool ByRegulator = offer.StatusReason == SuspensionReason.Regulator;

    /// <summary>Whether there are limits, in force or not.</summary>
    public readonly bool HasLimits = offer.Limits is not null;

    /// <summary>Whether somebody who lives here is expected to leave.</summary>
    public readonly bool Frees = offer.FreesOn is not null;

    public SettingType Type => (SettingType)_type;

    public SettingStatus Status => (SettingStatus)_status;

    public Gender Gender => (Gender)_gender;

    public Rating Rating => (Rating)_rating;

    public Sector Sector => (Sector)_sector;

    /// <param name="now">Ticks of UTC.</param>
    public Freshness Freshness(long now) => now >= _staleAt ? Terms.Freshness.Stale : now >= _ageingAt ? Terms.Freshness.Ageing : Terms.Freshness.Fresh;
}
