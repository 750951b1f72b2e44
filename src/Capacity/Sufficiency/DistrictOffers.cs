namespace Capacity.Sufficiency;

/// <summary>A district's settings as a question sees them. Its grain alone changes it; others on the node read it between two changes.</summary>
public sealed class DistrictOffers(string district)
{
    private readonly Lock _changing = new();

    public string District => district;

    /// <summary>The mean of the outcode centroids of its settings that are not closed, each once; null where none is known.</summary>
    public Point? Centre { get; private set; }

    /// <summary><see cref="Centre"/> made ready to be measured to.</summary>
    public NVector? At { get; private set; }

    public OfferIndex Offers { get; } = new();

    /// <summary>Reads while nothing changes.</summary>
    public void Read<T>(T reader, Action<T, DistrictOffers> read)
    {
        lock (_changing) read(reader, this);
    }

    /// <summary>A setting's offer is this one now; null: it is here no longer.</summary>
    public void Replace(string setting, Offer? offer, Point? centre)
    {
        lock (_changing)
        {
            (Centre, At) = (centre, centre is { } known ? new(known) : null);
            if (offer is null) Offers.Remove(setting);
            else Offers.Put(setting, offer);
        }
    }
}
