using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Capacity.Web.Mail;

/// <summary>Hands letters to an SMTP server, one connection a letter: there are few, and a server that went away is noticed by the next.</summary>
/// <param name="trust">Of a server's certificate; null: as the machine trusts.</param>
internal sealed class SmtpMailer(MailSettings settings, Clock clock, ILogger<SmtpMailer> log, RemoteCertificateValidationCallback? trust = null) : IMailer
{
    private const int LongestLine = 76;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task SendAsync(Letter letter, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var message = LetterText.Of(letter, settings.From, clock.Now);
            message.Prepare(EncodingConstraint.SevenBit, LongestLine); // no relay on the way has anything to change
            await HandOverAsync(message, limit.Token);
        }
        catch (Exception e) when (Reason(e) is { } reason && !cancellation.IsCancellationRequested)
        {
            MailLog.NotSent(log, reason);
            throw new LetterNotSentException(reason, IsFinal(e), e);
        }
    }

    private async Task HandOverAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { ServerCertificateValidationCallback = trust };
        await client.ConnectAsync(settings.Host!, settings.Port, Way(settings.Tls), cancellation);
        if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password!, cancellation);
        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    private static SecureSocketOptions Way(MailTls tls) => tls switch
    {
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    /// <summary>A code from 500 up says that the same letter will be refused again (RFC 5321, section 4.2.1); of a sender, that our settings are wrong, which somebody mends.</summary>
    private static bool IsFinal(Exception e) =>
        e is LetterNotSentException { IsFinal: true } or SmtpCommandException { StatusCode: >= (SmtpStatusCode)500, ErrorCode: not SmtpErrorCode.SenderNotAccepted };

    /// <summary>For the log, so without an address: servers like to repeat whom they refused. Null: a fault of ours.</summary>
    private string? Reason(Exception e) => e switch
    {
        SmtpCommandException refused => $"{settings.Host} answered {(int)refused.StatusCode} ({refused.ErrorCode}).",
        OperationCanceledException => $"{settings.Host} said nothing for {Patience.TotalSeconds:0} seconds.",
        SslHandshakeException => $"{settings.Host}:{settings.Port} could not be trusted or speaks no TLS: {e.InnerException?.Message ?? e.Message.Split('\n')[0].Trim()}",
        LetterNotSentException or SocketException or IOException or ProtocolException or AuthenticationException or NotSupportedException or TimeoutException => $"{settings.Host}:{settings.Port}: {e.Message}",
        _ => null,
    };
}
