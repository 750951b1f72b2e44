namespace Capacity.Web.Mail;

/// <summary>Sends letters: by SMTP, or into a folder where the settings name no server.</summary>
internal interface IMailer
{
    /// <summary>Returns once the letter has been handed over.</summary>
    /// <exception cref="LetterNotSentException">Nobody took it. The reason is in the log; the caller says so in its own words.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellation = default);
}
