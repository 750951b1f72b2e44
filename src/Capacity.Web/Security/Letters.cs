using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Host;
using Capacity.Web.Mail;

namespace Capacity.Web.Security;

/// <summary>What people are written about their account.</summary>
internal sealed class Letters(Site site, IMailer mailer, ILogger<Letters> log)
{
    public const string InvitationPath = "/invitation/", ResetPath = "/reset-password/";

    /// <summary>Whether the letter was handed over.</summary>
    public Task<bool> InviteAsync(Person person, string invitedBy, string secret) => SendAsync(person, "Your Capacity account", $"""
        Hello {person.Name},

        {invitedBy} has made an account for you in Capacity, the live tracker of places in children’s social care.

        Open this page to choose how you sign in. The link works once, and for {PersonRules.Invitation.Days} days:

        {site.Link(InvitationPath + secret)}

        If you did not expect this letter you need not do anything.
        """);

    /// <summary>Whether the letter was handed over.</summary>
    public Task<bool> ResetAsync(Person person, string secret) => SendAsync(person, "Choose a new password for Capacity", $"""
        Hello {person.Name},

        Somebody, most likely you, has asked for a new password for your account in Capacity.

        Open this page to choose one. The link works once, and for an hour:

        {site.Link(ResetPath + secret)}

        If it was not you, you need not do anything: your password is as it was.
        """);

    private async Task<bool> SendAsync(Person person, string subject, string text)
    {
        try
        {
            await mailer.SendAsync(new(person.Email!, subject, text));
            return true;
        }
        catch (LetterNotSentException fault)
        {
            AccountsLog.LetterNotSent(log, person.Id, fault);
            return false;
        }
    }
}
