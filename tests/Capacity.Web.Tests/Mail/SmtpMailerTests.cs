using System.Net.Security;
using System.Text;
using Capacity.Testing;
using Capacity.Web.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Capacity.Web.Tests.Mail;

public class SmtpMailerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    private static readonly Letter Invitation = new(
        "jo@example.gov.uk", "You are invited – Capacity",
        $"Hello Jo,\n\nOpen this link:\n\nhttps://capacity.example.gov.uk/invitation?code={new string('x', 200)}\n\nIt works until 5 March. {new string('w', 90)}");

    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    internal async Task A_letter_arrives_as_it_was_written(MailTls tls)
    {
        await using var server = MailServer.Start(fromFirstByte: tls is MailTls.Implicit, wantsPassword: true);

        await Mailer(server, tls, MailServer.User, MailServer.Password).SendAsync(Invitation, TestContext.Current.CancellationToken);

        var letter = Read(Assert.Single(server.Taken));
        Assert.Equal(("Capacity <letters@example.gov.uk>", "jo@example.gov.uk", Invitation.Subject), (letter.From.ToString().Replace("\"", "", StringComparison.Ordinal), letter.To.ToString(), letter.Subject));
        Assert.Equal(Invitation.Text, letter.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Null(letter.HtmlBody);
        Assert.Equal(Now, letter.Date);
    }

    [Fact]
    public async Task It_says_that_nobody_wrote_it_by_hand_and_names_no_machine()
    {
        await using var server = MailServer.Start(tls: false);

        await Mailer(server, MailTls.None).SendAsync(Invitation, TestContext.Current.CancellationToken);

        var headers = Read(Assert.Single(server.Taken)).Headers;
        Assert.Equal("auto-generated", headers[HeaderId.AutoSubmitted]);
        Assert.EndsWith("@example.gov.uk>", headers[HeaderId.MessageId], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_lines_are_short_enough_for_every_relay()
    {
        await using var server = MailServer.Start(tls: false);

        await Mailer(server, MailTls.None).SendAsync(Invitation, TestContext.Current.CancellationToken);

        var bytes = Assert.Single(server.Taken);
        Assert.All(bytes, b => Assert.InRange(b, (byte)0, (byte)127));
        Assert.All(Encoding.ASCII.GetString(bytes).Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public async Task A_server_that_is_not_trusted_sees_neither_password_nor_letter()
    {
        await using var server = MailServer.Start(wantsPassword: true);

        var refused = await RefusedAsync(Mailer(server, MailTls.StartTls, MailServer.User, MailServer.Password, trust: null), Invitation);

        Assert.False(refused.IsFinal);
        Assert.False(server.SawPassword);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_server_that_cannot_keep_it_secret_is_not_spoken_to()
    {
        await using var server = MailServer.Start(tls: false);

        await RefusedAsync(Mailer(server, MailTls.StartTls, MailServer.User, MailServer.Password), Invitation);

        Assert.False(server.SawPassword);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_wrong_password_is_not_the_letters_fault()
    {
        await using var server = MailServer.Start(wantsPassword: true);

        var refused = await RefusedAsync(Mailer(server, MailTls.StartTls, MailServer.User, "wrong"), Invitation);

        Assert.True(server.SawPassword);
        Assert.False(refused.IsFinal);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_final_and_not_told_to_the_log()
    {
        await using var server = MailServer.Start(tls: false);

        var refused = await RefusedAsync(Mailer(server, MailTls.None), Invitation with { To = MailServer.NobodyThere });

        Assert.True(refused.IsFinal);
        Assert.DoesNotContain("nobody", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_server_that_is_away_may_be_asked_again()
    {
        var server = MailServer.Start(tls: false);
        await server.DisposeAsync();

        var refused = await RefusedAsync(Mailer(server, MailTls.None), Invitation);

        Assert.False(refused.IsFinal);
    }

    [Theory]
    [InlineData("jo@example.gov.uk, eve@example.com")]
    [InlineData("jo@example.gov.uk\r\nBcc: eve@example.com")]
    [InlineData("jo")]
    [InlineData("")]
    public async Task It_goes_to_one_whole_address(string to)
    {
        await using var server = MailServer.Start(tls: false);

        var refused = await RefusedAsync(Mailer(server, MailTls.None), Invitation with { To = to });

        Assert.True(refused.IsFinal);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_subject_writes_no_header_of_its_own()
    {
        await using var server = MailServer.Start(tls: false);

        await Mailer(server, MailTls.None).SendAsync(Invitation with { Subject = "Hello\r\nBcc: eve@example.com" }, TestContext.Current.CancellationToken);

        var letter = Read(Assert.Single(server.Taken));
        Assert.Empty(letter.Bcc);
        Assert.Equal("Hello  Bcc: eve@example.com", letter.Subject);
    }

    private static SmtpMailer Mailer(MailServer server, MailTls tls, string? user = null, string? password = null) => Mailer(server, tls, user, password, (_, certificate, _, _) => server.Has(certificate));

    private static SmtpMailer Mailer(MailServer server, MailTls tls, string? user, string? password, RemoteCertificateValidationCallback? trust) => new(
        new("Capacity <letters@example.gov.uk>", "localhost", server.Port, tls, user, password, null), new ManualClock(Now), NullLogger<SmtpMailer>.Instance, trust);

    private static Task<LetterNotSentException> RefusedAsync(SmtpMailer mailer, Letter letter) =>
        Assert.ThrowsAsync<LetterNotSentException>(() => mailer.SendAsync(letter, TestContext.Current.CancellationToken));

    private static MimeMessage Read(byte[] letter) => MimeMessage.Load(new MemoryStream(letter), TestContext.Current.CancellationToken);
}
