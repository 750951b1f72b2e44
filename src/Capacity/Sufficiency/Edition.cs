namespace Capacity.Sufficiency;

/// <summary>
/// Which of a member's values is the later one. A setting's is its version, of epoch 0; a total's is the epoch of its activation, from 1, and how often it has spoken
/// since, so that a newer activation outranks an older one. What a total has only read from the journal is of edition (0, 0): any word of the member itself replaces it.
/// </summary>
[GenerateSerializer, Immutable, Alias("edition")]
public readonly record struct Edition([property: Id(0)] long Epoch, [property: Id(1)] long Number) : IComparable<Edition>
{
    public static readonly Edition Provisional;

    public int CompareTo(Edition other) => Epoch != other.Epoch ? Epoch.CompareTo(other.Epoch) : Number.CompareTo(other.Number);

    public static Edition OfSetting(int version) => new(0, version);

    public static bool operator <(Edition a, Edition b) => a.CompareTo(b) < 0;

    public static bool operator >(Edition a, Edition b) => a.CompareTo(b) > 0;

    public static bool operator <=(Edition a, Edition b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Edition a, Edition b) => a.CompareTo(b) >= 0;
}
