using Capacity.Testing;
using Capacity.Web.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Capacity.Web.Tests.Mail;

public sealed class FolderMailerTests : IDisposable
{
    private const string Link = "http://localhost:5080/invitation?code=";
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private string Folder => Path.Combine(_folder.Path, "mail");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_letter_is_a_file_that_mail_programs_open()
    {
        var letter = new Letter("jo@example.gov.uk", "Wären Sie – frei?", "Hello Jo,\n\nÅ – ok\n");

        await Mailer().SendAsync(letter, TestContext.Current.CancellationToken);

        var message = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Folder, "*.eml")), TestContext.Current.CancellationToken);
        Assert.Equal((letter.To, letter.Subject, letter.Text), (message.To.ToString(), message.Subject, message.TextBody!.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_long_link_stays_in_one_piece()
    {
        var link = Link + new string('x', 400);

        await Mailer().SendAsync(new("jo@example.gov.uk", "Hello", $"Open this – link:\n\n{link}\n"), TestContext.Current.CancellationToken);

        Assert.Contains(link, await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(Folder)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Their_names_are_in_the_order_of_sending()
    {
        var clock = new ManualClock(Now);
        foreach (var subject in new[] { "1", "2", "3" })
        {
            await Mailer(clock).SendAsync(new("jo@example.gov.uk", subject, "Hello"), TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var subjects = Directory.GetFiles(Folder).Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f, TestContext.Current.CancellationToken).Subject);
        Assert.Equal(["1", "2", "3"], subjects);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_fails_as_a_server_does()
    {
        await File.WriteAllTextAsync(Folder, "a file is in the way", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<LetterNotSentException>(() => Mailer().SendAsync(new("jo@example.gov.uk", "Hello", "Hello"), TestContext.Current.CancellationToken));

        Assert.False(refused.IsFinal);
    }

    private FolderMailer Mailer(ManualClock? clock = null) =>
        new(Folder, new("Capacity <capacity@localhost>", null, 587, MailTls.StartTls, null, null, Folder), clock ?? new ManualClock(Now), NullLogger<FolderMailer>.Instance);
}
