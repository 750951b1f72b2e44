using Capacity.Security;
using Capacity.Settings.Attention;
using Capacity.Settings.DailyLetters;
using Capacity.Web.Host;
using Capacity.Web.Mail;

namespace Capacity.Web.DailyLetters;

/// <summary>Words the daily letters and hands them to the mailer.</summary>
internal sealed class LetterPost(IMailer mailer, MailSettings mail, Site site, LetterLinks links, LetterSettings settings) : ILetterPost
{
    public const string Path = "/confirm/";
    private const string Home = "/settings";

    public bool CanSend => mail.CanSend;

    public async Task SendAsync(ProviderPerson to, IReadOnlyList<Matter> matters, int count, DateTimeOffset now)
    {
        try
        {
            await mailer.SendAsync(DailyLetter.Of(to, matters, count, site.Link(Path + links.Seal(to, now)), site.Link(Home), settings.Works, now));
        }
        catch (LetterNotSentException e) when (e.IsFinal)
        {
            // The same letter would be refused again; why is in the mailer's log.
        }
    }
}
