namespace Capacity.Sufficiency;

/// <summary>What must be true of a setting's offer at the moment of a command; asked by the setting itself in its own turn. Higher rooms derive their own.</summary>
[GenerateSerializer, Immutable, Alias("offer-test")]
public abstract record OfferTest
{
    /// <summary>Why not, or null.</summary>
    public abstract Refusal? Refuse(Offer offer, DateTimeOffset now);
}
