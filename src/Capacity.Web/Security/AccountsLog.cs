namespace Capacity.Web.Security;

/// <summary>Ids only: who somebody is, and what they typed, is in the log of access or nowhere.</summary>
internal static partial class AccountsLog
{
    [LoggerMessage(1, LogLevel.Warning, "The range API did not answer ({Fault}): a password was taken without it.")]
    public static partial void RangeUnanswered(ILogger log, string fault);

    [LoggerMessage(2, LogLevel.Warning, "The account {Person} is locked: too many wrong passwords or codes.")]
    public static partial void LockedOut(ILogger log, string person);

    [LoggerMessage(3, LogLevel.Error, "A letter to the account {Person} was not sent.")]
    public static partial void LetterNotSent(ILogger log, string person, Exception fault);
}
