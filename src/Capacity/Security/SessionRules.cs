namespace Capacity.Security;

/// <summary>For how long a browser's session stands, and what it may. The limits are issue 5's, for an office where screens are left alone.</summary>
public static class SessionRules
{
    /// <summary>Since somebody last did something on a page; a page that keeps itself up to date is not somebody.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>Since it was opened, whatever is done.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>A board hangs for weeks; then somebody opens it anew.</summary>
    public static readonly TimeSpan LongestBoard = TimeSpan.FromDays(90);

    /// <summary>How fine the idle time is kept: a busy person's cookie is not written anew with every page.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Whether people of a role prove who they are with more than a password.</summary>
    public static bool NeedsSecondFactor(this Role role) => role is not Role.Provider;

    /// <summary>What a session is for when somebody has just signed in.</summary>
    /// <param name="hasSecondFactor">Whether one is set up; it was then asked for.</param>
    public static SessionKind Opened(Role role, bool hasSecondFactor) => role.NeedsSecondFactor() && !hasSecondFactor ? SessionKind.Enrolling : SessionKind.Full;

    public static TimeSpan LongestOf(SessionKind kind) => kind == SessionKind.Board ? LongestBoard : Longest;

    public static bool HasEnded(SessionKind kind, DateTimeOffset openedAt, DateTimeOffset now) => now - openedAt >= LongestOf(kind);

    /// <summary>What of a role's rights a session has.</summary>
    public static bool May(this Role role, SessionKind kind, Permission permission) => kind switch
    {
        SessionKind.Enrolling => permission == Permission.SetUpFactors,
        SessionKind.Board => (permission is Permission.ReadSufficiency or Permission.Watch) && role.May(permission),
        _ => role.May(permission),
    };
}
