using System.Net;
using Capacity.Testing;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Security.OpenId;

/// <summary>A tracker with a council's sign-in beside it, and browsers that go from one to the other.</summary>
public sealed class Council : IAsyncLifetime
{
    private TrackerHost? _tracker;
    private CouncilServer? _server;

    internal CouncilServer Server => _server!;

    internal TrackerHost Tracker => _tracker!;

    /// <summary>What somebody saw who came before the council's sign-in had ever answered.</summary>
    internal (HttpStatusCode Status, string Text) WhileAway { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _server = await CouncilServer.StartAsync();
        _tracker = await TrackerHost.StartAsync(settings:
        [
            $"OpenIdConnect:Authority={_server.Address}", $"OpenIdConnect:ClientId={CouncilServer.ClientId}", $"OpenIdConnect:ClientSecret={CouncilServer.ClientSecret}", "OpenIdConnect:Name=your Borsetshire account",
            "OpenIdConnect:RoleClaim=roles", "OpenIdConnect:Roles:Capacity.Duty=duty", "OpenIdConnect:Roles:Capacity.Commissioner=commissioner", "OpenIdConnect:Roles:Capacity.Provider=provider",
            "OpenIdConnect:Roles:Capacity.Admin=admin", "OpenIdConnect:AuthorityId=E08000025", "OpenIdConnect:ProviderClaim=provider", "OpenIdConnect:RequireAmr=mfa",
        ]);
        Server.IsAway = true;
        using var browser = Browser();
        using var answer = await browser.GetAsync("/sign-in/council");
        WhileAway = (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        Server.IsAway = false;
        using var asking = Browser(follows: false);
        await Eventually.TrueAsync(async () => (await asking.GetAsync("/sign-in/council")).Headers.Location?.IsAbsoluteUri == true);
    }

    /// <summary>With its own cookies; it follows where it is led.</summary>
    internal HttpClient Browser(bool follows = true) => new(new CookieKeeper(follows)) { BaseAddress = Tracker.Address };

    /// <summary>Somebody signs in by the council; answers where that led.</summary>
    internal Task<HttpResponseMessage> SignInAsync(HttpClient browser, IReadOnlyDictionary<string, string[]>? somebody, string query = "")
    {
        Server.Somebody = somebody;
        return browser.GetAsync($"/sign-in/council{query}", TestContext.Current.CancellationToken);
    }

    /// <summary>The claims of somebody nobody has seen before.</summary>
    internal static Dictionary<string, string[]> Person(params string[] roles)
    {
        var id = Guid.NewGuid().ToString("N");
        return new() { ["sub"] = [id], ["name"] = ["Jo Archer"], ["email"] = [$"jo-{id}@example.gov.uk"], ["amr"] = ["pwd", "mfa"], ["roles"] = roles, ["provider"] = [TrackerHost.Provider] };
    }

    public async ValueTask DisposeAsync()
    {
        if (_tracker is not null) await _tracker.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }
}
