using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Host;
using Capacity.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Capacity.Web.Tests.Pages;

/// <summary>The real host with its own store and the demo region, and a real browser: started once for all tests of pages.</summary>
public sealed class Tracker : IAsyncLifetime
{
    /// <summary>As wide as a phone is, in CSS pixels.</summary>
    public const int Phone = 390;

    /// <summary>A council's sign-in, so that its pages are there to look at; nobody goes through it.</summary>
    private static readonly string[] Council =
        ["--OpenIdConnect:Authority=https://council.invalid", "--OpenIdConnect:ClientId=capacity", "--OpenIdConnect:ClientSecret=secret", "--OpenIdConnect:Roles:Duty=duty"];

    private TestStore _store = null!;
    private WebApplication _host = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private readonly Dictionary<Role, string> _sessions = [];
    private int _settings;

    public string Address { get; private set; } = "";

    /// <summary>The data folder.</summary>
    public string Folder => _store.Folder;

    internal StoreOutage Outage => Service<StoreOutage>();

    internal T Service<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        _store = await TestStore.NewAsync();
        Address = (await StartAsync("http://127.0.0.1:0")).Replace("127.0.0.1", "localhost", StringComparison.Ordinal); // of a number some of the tools below do not take cookies
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.StartAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await StopAsync();
        await _store.DisposeAsync();
    }

    /// <summary>Stops the host and starts it again at the same address, on the same store.</summary>
    public async Task StopAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }

    public Task StartAgainAsync() => StartAsync(Address);

    /// <summary>A browser of its own, nobody signed in.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, bool script = true, string? session = null)
    {
        return await OpenAsync(new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = script, StorageState = session });
    }

    public async Task<IPage> OpenAsync(BrowserNewContextOptions options)
    {
        options.BaseURL = Address;
        var context = await _browser.NewContextAsync(options);
        return await context.NewPageAsync();
    }

    /// <summary>A browser of its own, signed in as somebody of the demo, at a page; without one where they begin.</summary>
    public async Task<IPage> SignInAsync(Role role, string? path = null, int width = 1280, bool script = true)
    {
        var page = await OpenAsync(width, script, await SessionAsync(role));
        await page.GotoAsync(path ?? "/");
        return page;
    }

    /// <summary>The cookies of somebody of the demo.</summary>
    public async Task<string> SessionAsync(Role role)
    {
        if (!_sessions.TryGetValue(role, out var session)) _sessions.Add(role, session = await SignInAsync(role));
        return session;
    }

    /// <summary>The cookies of somebody with an account, once their password was right.</summary>
    public async Task<string> SessionAsync(string email, string password)
    {
        var page = await OpenAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail address", new() { Exact = true }).FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(address => !new Uri(address).AbsolutePath.Equals("/sign-in", StringComparison.Ordinal));
        return await page.Context.StorageStateAsync();
    }

    /// <summary>The same once the page says that it is live.</summary>
    public async Task<IPage> WatchAsync(Role role, string path)
    {
        var page = await SignInAsync(role, path);
        await Assertions.Expect(page.Locator("#live-state")).ToHaveTextAsync("Live");
        return page;
    }

    /// <summary>Closes every browser that a test has opened; a store that a test has lost is back.</summary>
    public async Task CloseAsync()
    {
        Outage.Since = null;
        foreach (var context in _browser.Contexts.ToList()) await context.CloseAsync();
    }

    /// <summary>A phone of somebody who keeps the settings of a provider of these tests' own.</summary>
    public async Task<IPage> OpenAsProviderAsync(string provider, string path, bool script = true)
    {
        var token = await Grains.GetGrain<ITokensGrain>(ITokensGrain.Key).IssueAsync(new("Home manager", Role.Provider, provider, null, null));
        var page = await OpenAsync(Phone, script);
        await page.Context.SetExtraHTTPHeadersAsync([new("Authorization", $"Bearer {token.Secret}")]);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A new setting in the store, of a name that no other has.</summary>
    public async Task<Setting> RegisterAsync(int beds = 3, Profile? profile = null, string? name = null)
    {
        var n = Interlocked.Increment(ref _settings);
        var id = $"pages-{n}";
        var answer = await DoAsync(id, new RegisterSetting((profile ?? A.Profile()) with { Name = name ?? $"Test House {n:00}" }, beds, SettingStatus.Open), A.Admin);
        return answer.Setting!;
    }

    public async Task<SearchView> SearchAsync(Need need)
    {
        var searches = _host.Services.GetRequiredService<SearchDesk>();
        return await searches.OpenAsync(Guid.CreateVersion7(), need, A.Duty, await searches.DistrictsAsync());
    }

    /// <summary>A hold of one bed, for an hour.</summary>
    public async Task<HoldId> HoldAsync(string search, string setting)
    {
        var answer = await Grains.GetGrain<ISearchGrain>(search).HoldAsync(new(Guid.NewGuid(), setting, 1, 60, null), new(A.Duty));
        return HoldId.TryParse(answer.Hold?.Id, out var id) ? id : throw new InvalidOperationException(answer.Refusal?.Slug);
    }

    public async Task PlaceAsync(HoldId hold) => await Grains.GetGrain<ISearchGrain>(hold.Search).PlaceAsync(hold, null, new(A.Duty));

    public async Task<SettingAnswer> DoAsync(string setting, SettingCommand command, Actor by) =>
        await Grains.GetGrain<ISettingGrain>(setting).DoAsync(command, new(by));

    /// <summary>Puts a household on duty in the period that begins on a Monday.</summary>
    public async Task PutOnDutyAsync(string authority, DateOnly from, string household) => Assert.Null((await Grains.GetGrain<IRotaGrain>(authority).PutPeriodAsync(from, [household], A.Duty)).Refusal);

    public async Task<Setting> ReadAsync(string setting) => (await Grains.GetGrain<ISettingGrain>(setting).ReadAsync())!;

    private IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    private async Task<string> SignInAsync(Role role)
    {
        var page = await OpenAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = role == Role.Admin ? "Administrator" : role.ToString() }).ClickAsync();
        await Assertions.Expect(page.Locator(".masthead__who")).ToBeVisibleAsync();
        return await page.Context.StorageStateAsync();
    }

    /// <summary>The tests themselves say when the store is lost.</summary>
    private static void WithoutStoreWatch(WebApplicationBuilder builder) =>
        builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(StoreWatch)));

    private async Task<string> StartAsync(string address)
    {
        _host = Program.Build(
            [$"--urls={address}", "--CAPACITY_DEMO=region", "--Logging:LogLevel:Default=Warning", .. Council, .. _store.Settings.Select(s => $"--{s}")], WithoutStoreWatch);
        await _host.StartAsync();
        return _host.Urls.First();
    }
}

/// <summary>Tests of one store and one browser: one after the other, each with browsers of its own.</summary>
[Collection(TrackerCollection.Name)]
public abstract class PageTests(Tracker tracker) : IAsyncLifetime
{
    protected Tracker Tracker => tracker;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await tracker.CloseAsync();
        GC.SuppressFinalize(this);
    }
}

[CollectionDefinition(Name)]
public sealed class TrackerCollection : ICollectionFixture<Tracker>
{
    public const string Name = "Pages";
}
