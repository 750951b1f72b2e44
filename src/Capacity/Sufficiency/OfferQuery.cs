namespace Capacity.Sufficiency;

/// <summary>A question put to a district's offers where they lie, answered in one walk over memory; higher rooms derive their own.</summary>
[GenerateSerializer, Immutable, Alias("offer-query")]
public abstract record OfferQuery
{
    /// <summary>The answer over all of a district's settings, closed ones too.</summary>
    public abstract OfferAnswer Ask(DistrictOffers district, DateTimeOffset now);
}

/// <summary>What a district answers; each question has an answer of its own type.</summary>
[GenerateSerializer, Immutable, Alias("offer-answer")]
public abstract record OfferAnswer;
