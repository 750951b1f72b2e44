using MimeKit;
using MimeKit.Utils;

namespace Capacity.Web.Mail;

/// <summary>A letter as it travels (RFC 5322).</summary>
internal static class LetterText
{
    private static readonly ParserOptions OneWholeAddress = new() { AllowAddressesWithoutDomain = false, AllowUnquotedCommasInAddresses = false };

    /// <summary>Null: it is not one address, or not whole.</summary>
    public static MailboxAddress? Mailbox(string text) => MailboxAddress.TryParse(OneWholeAddress, text, out var mailbox) ? mailbox : null;

    /// <exception cref="LetterNotSentException">It is not to one address.</exception>
    public static MimeMessage Of(Letter letter, string from, DateTimeOffset now)
    {
        var sender = Mailbox(from) ?? throw new InvalidOperationException($"The sender '{from}' was checked at the start.");
        var message = new MimeMessage
        {
            Subject = new([.. letter.Subject.Select(c => char.IsControl(c) ? ' ' : c)]), // nobody writes a header of their own in a line of ours
            Date = now,
            MessageId = MimeUtils.GenerateMessageId(sender.Domain), // the library's own would name this machine
            Body = new TextPart("plain") { Text = letter.Text },
        };
        message.From.Add(sender);
        message.To.Add(Mailbox(letter.To) ?? throw new LetterNotSentException("It is not to one address.", isFinal: true));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // no "I am on holiday" is sent back (RFC 3834)
        message.Headers.Add("X-Auto-Response-Suppress", "All"); // as Exchange wants to hear it
        return message;
    }
}
