namespace Capacity.Sufficiency;

/// <summary>Beds by state. Always: registered = occupied + held + available + unconfirmed + suspended.</summary>
[GenerateSerializer, Immutable, Alias("counts")]
public readonly record struct Counts(
    [property: Id(0)] int Registered, [property: Id(1)] int Occupied, [property: Id(2)] int Held, [property: Id(3)] int Available,
    [property: Id(4)] int Unconfirmed, [property: Id(5)] int Suspended)
{
    public static Counts operator +(Counts a, Counts b) => new(a.Registered + b.Registered, a.Occupied + b.Occupied, a.Held + b.Held,
        a.Available + b.Available, a.Unconfirmed + b.Unconfirmed, a.Suspended + b.Suspended);

    public static Counts operator -(Counts a, Counts b) => new(a.Registered - b.Registered, a.Occupied - b.Occupied, a.Held - b.Held,
        a.Available - b.Available, a.Unconfirmed - b.Unconfirmed, a.Suspended - b.Suspended);
}
