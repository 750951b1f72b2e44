namespace Capacity.Web.Mail;

internal static partial class MailLog
{
    [LoggerMessage(1, LogLevel.Error, "A letter was not sent: {Why}")]
    public static partial void NotSent(ILogger log, string why);
}
