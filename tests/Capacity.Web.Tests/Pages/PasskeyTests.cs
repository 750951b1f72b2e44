using System.Text.RegularExpressions;
using Capacity.Terms;
using Capacity.Web.Tests.Security;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Capacity.Web.Tests.Pages;

/// <summary>Passkeys, with Chromium's virtual authenticator: only a browser can make one.</summary>
public sealed partial class PasskeyTests(AccountsHost host) : IClassFixture<AccountsHost>, IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.StartAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Fact]
    public async Task A_passkey_takes_the_place_of_password_and_code()
    {
        var member = await host.InviteAsync(Role.Duty);
        var page = await OpenAsync();

        await page.GotoAsync(member.Link!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey instead" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(FindPage());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(FindPage());
        await page.GotoAsync("/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();

        await Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Your role needs a second factor");
    }

    /// <summary>A browser with a device that unlocks for its owner. A passkey belongs to a name: an address of numbers has none.</summary>
    private async Task<IPage> OpenAsync()
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = $"http://localhost:{host.Address.Port}" });
        var page = await context.NewPageAsync();
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }

    [GeneratedRegex("/find$")]
    private static partial Regex FindPage();
}
