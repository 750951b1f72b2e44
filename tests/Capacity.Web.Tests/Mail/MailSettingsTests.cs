using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Host;
using Capacity.Web.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Mail;

public class MailSettingsTests
{
    private const string Host = "Mail:Host=mail.example.gov.uk", From = "Mail:From=Capacity <letters@example.gov.uk>", Site = "CAPACITY_SITE=https://capacity.example.gov.uk",
        Database = "ConnectionStrings:Capacity=Host=db;Database=capacity";

    [Fact]
    public void Left_out_letters_are_written_beside_the_embedded_store()
    {
        var mail = Read().Mail;

        Assert.Equal((true, null, Path.Combine(Path.GetTempPath(), "data", "mail")), (mail.CanSend, mail.Host, mail.Folder));
        Assert.IsType<FolderMailer>(Mailer());
    }

    [Fact]
    public async Task On_a_database_nothing_is_sent_until_somebody_says_how()
    {
        var refused = await Assert.ThrowsAsync<LetterNotSentException>(() => Mailer(Database).SendAsync(new("jo@example.gov.uk", "Hello", "Hello"), TestContext.Current.CancellationToken));

        Assert.Contains("Mail__Host", refused.Message, StringComparison.Ordinal);
        Assert.False(Read(Database).Mail.CanSend);
    }

    [Fact]
    public void On_a_database_a_folder_may_be_named()
    {
        Assert.IsType<FolderMailer>(Mailer(Database, "Mail:Folder=/var/mail/capacity"));
        Assert.Equal("/var/mail/capacity", Read(Database, "Mail:Folder=/var/mail/capacity").Mail.Folder);
    }

    [Theory]
    [InlineData(null, MailTls.StartTls, 587)]
    [InlineData("starttls", MailTls.StartTls, 587)]
    [InlineData("implicit", MailTls.Implicit, 465)]
    [InlineData("none", MailTls.None, 25)]
    internal void A_server_is_spoken_to_secretly_unless_said(string? tls, MailTls expected, int port)
    {
        var mail = Read(Host, From, Site, $"Mail:Tls={tls}").Mail;

        Assert.Equal((expected, port, null), (mail.Tls, mail.Port, mail.Folder));
        Assert.IsType<SmtpMailer>(Mailer(Host, From, Site, $"Mail:Tls={tls}"));
    }

    [Fact]
    public void An_empty_one_is_as_good_as_left_out() =>
        Assert.Equal(Read(), Read("Mail:Host=", "Mail:Port=", "Mail:Tls=", "Mail:User=", "Mail:Password=", "Mail:From=", "Mail:Folder=", "CAPACITY_SITE="));

    [Theory]
    [InlineData("Mail__Server is not known", "Mail:Server=mail.example.gov.uk")]
    [InlineData("Mail__Folder is 'letters': letters go to Mail__Host", Host, From, Site, "Mail:Folder=letters")]
    [InlineData("Mail__User is set, but no server", "Mail:User=capacity", "Mail:Password=secret")]
    [InlineData("Mail__Tls is 'ssl'", Host, From, Site, "Mail:Tls=ssl")]
    [InlineData("Mail__Port is '0'", Host, From, Site, "Mail:Port=0")]
    [InlineData("Mail__Port is '70000'", Host, From, Site, "Mail:Port=70000")]
    [InlineData("Mail__User and Mail__Password go together", Host, From, Site, "Mail:User=capacity")]
    [InlineData("Mail__Tls is 'none': anybody on the way", Host, From, Site, "Mail:Tls=none", "Mail:User=capacity", "Mail:Password=secret")]
    [InlineData("Mail__From is not set", Host, Site)]
    [InlineData("Mail__From is 'letters'", Host, Site, "Mail:From=letters")]
    [InlineData("Mail__From is 'a@b.uk, c@d.uk'", Host, Site, "Mail:From=a@b.uk, c@d.uk")]
    [InlineData("Mail__Folder is 'a\0b'", "Mail:Folder=a\0b")]
    [InlineData("CAPACITY_SITE is not set", Host, From)]
    public void One_that_makes_no_sense_is_named_in_one_line(string beginning, params string[] settings)
    {
        var fault = Assert.Throws<SettingFault>(() => Read(settings));

        Assert.StartsWith(beginning, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    private static StartSettings Read(params string[] settings) => StartSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], (string?)p[1]))).Build(), Path.GetTempPath());

    private static IMailer Mailer(params string[] settings) => new ServiceCollection().AddLogging().AddSingleton<Clock>(new ManualClock(default)).AddMail(Read(settings)).BuildServiceProvider().GetRequiredService<IMailer>();
}
