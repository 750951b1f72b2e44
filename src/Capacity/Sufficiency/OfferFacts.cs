using System.Runtime.InteropServices;

namespace Capacity.Sufficiency;

/// <summary>What every rule of a match looks at, of one offer, in 40 bytes: a walk over thousands of offers reads these and follows a reference only where it must.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct OfferFacts(Offer offer)
{
    private readonly byte _type = (byte)offer.Type, _status = (byte)offer.Status, _gender = (byte)offer.Gender, _rating = (byte)offer.Rating, _sector = (byte)offer.Sector;

    /// <summary>Masks of <see cref="Catalogue"/>.</summary>
    public readonly ulong Categories = offer.CategoryMask, Needs = offer.NeedMask, Tags = offer.TagMask;

    public readonly ushort Vacant = checked((ushort)offer.Vacant);

    /// <summary>Nobody is in them, whether they are offered or not.</summary>
    public readonly ushort VacantOrSuspended = checked((ushort)(offer.Vacant + offer.Suspended));

    /// <summary>In years, both inclusive.</summary>
    public readonly byte AgeMin = checked((byte)offer.AgeMin), AgeMax = checked((byte)offer.AgeMax);

    /// <summary>Whether only one authority may place here.</summary>
    public readonly bool IsExclusive = offer.ExclusiveTo is not null;

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
}
