namespace Capacity.Settings.Attention;

/// <summary>Something in a setting that waits for its provider.</summary>
/// <param name="Setting">Where.</param>
/// <param name="At">The moment that makes it pressing: an end, or when the last word becomes too old; perhaps past.</param>
public abstract record Matter(Setting Setting, DateTimeOffset At)
{
    /// <summary>Tells it from others of its setting, for as long as it waits.</summary>
    public abstract string Key { get; }
}

/// <summary>Beds are held for a search, and nobody has said yes or no.</summary>
public sealed record HoldWaits(Setting Setting, Hold Hold) : Matter(Setting, Hold.Until)
{
    public override string Key => $"hold-{Hold.Id}";
}

/// <summary>The provider's last word is too old to trust, or will be soon: its free beds stop counting as available then.</summary>
public sealed record WordWanted(Setting Setting, DateTimeOffset StaleAt, bool Stale) : Matter(Setting, StaleAt)
{
    public override string Key => "word";
}

/// <summary>A suspension ends by itself soon: the beds are offered from then on.</summary>
/// <param name="Setting">Where.</param>
/// <param name="Bed">Null: the suspension is the whole setting's.</param>
/// <param name="Suspension">It has an end.</param>
public sealed record SuspensionEnds(Setting Setting, Bed? Bed, Suspension Suspension) : Matter(Setting, Suspension.Until!.Value)
{
    public override string Key => $"suspension-{Bed?.Id}";
}

/// <summary>A child was expected to have left by now, and nobody has said so.</summary>
public sealed record DepartureDue(Setting Setting, Bed Bed, DateOnly On) : Matter(Setting, LondonTime.StartOf(On.AddDays(1)))
{
    public override string Key => $"departure-{Bed.Id}";
}
