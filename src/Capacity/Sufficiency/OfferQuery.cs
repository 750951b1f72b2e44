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

/// <summary>A district's settings as a question sees them. Not sent anywhere.</summary>
/// <param name="Centre">The mean of the outcode centroids of its settings that are not closed, each once; null where none is known.</param>
public sealed record DistrictOffers(string District, Point? Centre, OfferIndex Offers);
