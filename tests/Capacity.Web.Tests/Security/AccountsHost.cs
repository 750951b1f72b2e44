using System.Text.RegularExpressions;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Capacity.Web.Tests.Security;

/// <summary>A tracker with a clock that the tests move and a folder for its letters, and people who join it as people do.</summary>
public sealed partial class AccountsHost : IAsyncLifetime
{
    public const string Password = "tram lantern seven geese";

    private readonly TempFolder _letters = new();
    private readonly List<IDisposable> _browsers = [];
    private TrackerHost _host = null!;
    private int _people;

    public ManualClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public Uri Address => _host.Address;

    public async ValueTask InitializeAsync() =>
        _host = await TrackerHost.StartAsync(null, builder => builder.Services.AddSingleton<Clock>(Clock), $"Mail:Folder={_letters.Path}",
            "Limits:AccountFailedSignInsPerMinute=0");

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers) browser.Dispose();
        await _host.DisposeAsync();
        _letters.Dispose();
    }

    internal FormBrowser NewBrowser()
    {
        var browser = new FormBrowser(Address);
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>The first administrator: whoever has the token.</summary>
    internal async Task<FormBrowser> AdminAsync()
    {
        var browser = NewBrowser();
        Assert.Equal(200, (await browser.SubmitAsync("/sign-in", null, ("Token", TrackerHost.BootstrapToken))).Status);
        return browser;
    }

    /// <summary>Somebody who has a letter; its link.</summary>
    internal async Task<Member> InviteAsync(Role role)
    {
        var email = $"person{Interlocked.Increment(ref _people)}@example.gov.uk";
        var admin = await AdminAsync();
        var seen = await admin.SubmitAsync("/people/invite", null, ("Email", email), ("Name", "Sam Example"), ("Role", role.Word()), ("Provider", role == Role.Provider ? TrackerHost.Provider : ""));
        Assert.Contains($"A letter is on its way to {email}", seen.Html, StringComparison.Ordinal);
        return new(email, seen.Path, NewBrowser()) { Link = await LinkToAsync(email) };
    }

    /// <summary>Somebody who has taken the invitation up with a password, and has set up an authenticator app where the role needs one.</summary>
    internal async Task<Member> JoinAsync(Role role)
    {
        var member = await InviteAsync(role);
        await member.Browser.SubmitAsync(member.Link!, null, ("Name", "Sam Example"), ("Password", Password));
        if (role == Role.Provider) return member;
        member.Key = await KeyAsync(member.Browser);
        member.RecoveryCodes = [.. Listed().Matches((await member.Browser.SubmitAsync("/account/authenticator", null, ("Code", Totp.Code(member.Key)))).Html).Select(m => m.Groups[1].Value)];
        Assert.Equal(10, member.RecoveryCodes.Count);
        return member;
    }

    /// <summary>Another browser of the same person, up to the code.</summary>
    internal async Task<(FormBrowser Browser, Seen Seen)> SignInAsync(Member member, string password = Password)
    {
        var browser = NewBrowser();
        return (browser, await browser.SubmitAsync("/sign-in", null, ("Email", member.Email), ("Password", password)));
    }

    /// <summary>The path of the link in the latest letter to an address; null: there is no letter.</summary>
    internal async Task<string?> LinkToAsync(string email) => await LetterToAsync(email) is { } letter ? Link().Match(letter).Groups[1].Value : null;

    /// <summary>The latest letter to an address; null: there is none.</summary>
    internal async Task<string?> LetterToAsync(string email)
    {
        string? text = null;
        foreach (var file in Directory.GetFiles(_letters.Path, "*.eml").OrderBy(File.GetLastWriteTimeUtc))
        {
            using var letter = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
            if (letter.To.Mailboxes.Single().Address == email) text = letter.TextBody;
        }
        return text;
    }

    internal static async Task<string> KeyAsync(FormBrowser browser)
    {
        var page = await browser.OpenAsync("/account/authenticator");
        return Key().Match(page.Html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
    }

    [GeneratedRegex("https?://[^/\\s]+(/\\S+)")]
    private static partial Regex Link();

    [GeneratedRegex("<code class=\"authenticator__key\">([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex Listed();
}

/// <param name="Page">Of the person, as an administrator has it.</param>
/// <param name="Browser">In which they took the invitation up.</param>
internal sealed record Member(string Email, string Page, FormBrowser Browser)
{
    public string? Link { get; init; }

    public string Key { get; set; } = "";

    public IReadOnlyList<string> RecoveryCodes { get; set; } = [];
}
