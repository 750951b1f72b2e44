using System.Globalization;
using MimeKit;

namespace Capacity.Web.Mail;

/// <summary>Writes each letter as a file that any mail program opens, oldest first by name. For development and the demo: whoever reads the folder reads every letter.</summary>
internal sealed class FolderMailer(string folder, MailSettings settings, Clock clock, ILogger<FolderMailer> log) : IMailer
{
    private const int LongestLine = 998; // a link stays in one piece, to be copied

    public async Task SendAsync(Letter letter, CancellationToken cancellation = default)
    {
        var now = clock.Now;
        try
        {
            var message = LetterText.Of(letter, settings.From, now);
            message.Prepare(EncodingConstraint.EightBit, LongestLine);
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmssfff}-{Guid.NewGuid():N}"));
            await message.WriteToAsync(file, cancellation);
            File.Move(file, file + ".eml"); // so that nobody finds half a letter
        }
        catch (Exception e) when (e is LetterNotSentException or IOException or UnauthorizedAccessException)
        {
            MailLog.NotSent(log, e.Message);
            throw new LetterNotSentException(e.Message, e is LetterNotSentException { IsFinal: true }, e);
        }
    }
}
