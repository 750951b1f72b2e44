namespace Capacity.Web.Mail;

/// <summary>Of a tracker that was told no way: every letter fails, and the log says what to set.</summary>
internal sealed class NoMailer(ILogger<NoMailer> log) : IMailer
{
    private const string Why = "no mail server is set. Set Mail__Host, or Mail__Folder to write letters as files.";

    public Task SendAsync(Letter letter, CancellationToken cancellation = default)
    {
        MailLog.NotSent(log, Why);
        throw new LetterNotSentException(Why);
    }
}
