namespace Capacity.Security;

/// <summary>What happened to somebody's way in. Kept for ever; the words never change.</summary>
public enum AccessKind
{
    SignedIn, SignInFailed, LockedOut, SignedOut, SignedOutEverywhere, SessionEnded, Invited, Joined, ResetAsked, PasswordChanged,
    FactorAdded, FactorRemoved, FactorsReset, RecoveryCodeUsed, RecoveryCodesMade, ProfileChanged, RoleChanged, Disabled, Enabled, BoardOpened, TokenMade, TokenRevoked,
}

/// <summary>One entry of the log of access.</summary>
/// <param name="By">Who did it; of a sign-in that failed, whom it was tried as.</param>
/// <param name="Person">To whose account it was done; null: to nobody's.</param>
/// <param name="Detail">In words; never a secret, never an address that is nobody's.</param>
/// <param name="From">The network address that the call came from, where there is one.</param>
public sealed record AccessEvent(DateTimeOffset At, AccessKind Kind, Actor By, string? Person, string? Detail = null, string? From = null);
