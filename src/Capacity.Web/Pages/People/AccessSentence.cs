using Capacity.Security;

namespace Capacity.Web.Pages.People;

/// <summary>What happened to somebody's way in, in a sentence.</summary>
internal static class AccessSentence
{
    public static string Of(AccessEvent e) => e.Kind switch
    {
        AccessKind.SignedIn => $"Signed in{After(e, " ")}",
        AccessKind.SignInFailed => $"Sign-in refused{After(e, ": ")}",
        AccessKind.LockedOut => "Locked for 15 minutes after 5 wrong tries",
        AccessKind.SignedOut => "Signed out",
        AccessKind.SignedOutEverywhere => "Signed out everywhere",
        AccessKind.SessionEnded => $"Session ended{After(e, ": ")}",
        AccessKind.Invited => "Invited",
        AccessKind.Joined => "Took up the invitation",
        AccessKind.ResetAsked => "Asked for a new password",
        AccessKind.PasswordChanged => "Password changed",
        AccessKind.FactorAdded => $"Second factor set up{After(e, ": ")}",
        AccessKind.FactorRemoved => $"Second factor taken away{After(e, ": ")}",
        AccessKind.FactorsReset => "Second factors taken away by an administrator",
        AccessKind.RecoveryCodeUsed => "Used a recovery code",
        AccessKind.RecoveryCodesMade => "Made new recovery codes",
        AccessKind.ProfileChanged => "Name or authority changed",
        AccessKind.RoleChanged => $"Role changed{After(e, ": ")}",
        AccessKind.Disabled => "Disabled",
        AccessKind.Enabled => "Enabled again",
        AccessKind.BoardOpened => $"Wall board opened{After(e, ": ")}",
        AccessKind.TokenMade => $"Token made{After(e, ": ")}",
        _ => $"Token revoked{After(e, ": ")}",
    };

    private static string After(AccessEvent e, string sign) => e.Detail is { } detail ? sign + detail : "";
}
