namespace Capacity.Settings;

/// <summary>What becomes of a command: an event, a refusal, or nothing to do.</summary>
public readonly record struct Decision(SettingEvent? Event, Refusal? Refusal)
{
    /// <summary>Asked twice: answered twice, recorded once.</summary>
    public static readonly Decision NothingToDo;

    public static implicit operator Decision(SettingEvent e) => new(e, null);

    public static implicit operator Decision(Refusal refusal) => new(null, refusal);
}

/// <summary>Who asks and when, and for how long a word is trusted.</summary>
public sealed record Asking(Actor Actor, DateTimeOffset Now, FreshnessLimits Freshness)
{
    /// <summary>Commissioners and administrators lift what they, or the regulator, suspended.</summary>
    public bool MayLiftReserved => Actor.Role is Role.Commissioner or Role.Admin;
}
