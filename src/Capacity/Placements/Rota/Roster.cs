namespace Capacity.Placements.Rota;

/// <summary>Who of the emergency carers is on duty at a moment, authority by authority. One without a rota for that day is not here: nobody knows, so nobody is left out.</summary>
/// <param name="OnDuty">Authority → the households on duty and not on leave; none of them outside the hours of opening.</param>
[GenerateSerializer, Immutable, Alias("roster")]
public sealed record Roster([property: Id(0)] IReadOnlyDictionary<string, IReadOnlyList<string>> OnDuty)
{
    public static readonly Roster Unknown = new(new Dictionary<string, IReadOnlyList<string>>());

    public bool Knows(string authority) => OnDuty.ContainsKey(authority);

    /// <summary>Known not to be on duty.</summary>
    public bool IsOff(string authority, string household) => OnDuty.TryGetValue(authority, out var on) && !on.Contains(household);
}
