using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json.Nodes;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Capacity.Web.Tests.Host.TrackerHost))]

namespace Capacity.Web.Tests.Host;

/// <summary>
/// The real program in this process: Kestrel at a free port of loopback, its silo, a store of its own. One is shared by all classes that ask for it in their
/// constructor, so tests use settings of their own; a test that needs other settings starts another.
/// </summary>
public sealed class TrackerHost : IAsyncLifetime
{
    public const string BootstrapToken = "bootstrap-of-the-tests";

    /// <summary>Of the provider's token.</summary>
    public const string Provider = "acme-care";

    private readonly Dictionary<Role, HttpClient> _clients = [];
    private readonly bool _ownsStore;
    private readonly string[] _settings;
    private readonly Action<WebApplicationBuilder>? _amend;
    private TestStore? _store;
    private WebApplication? _app;

    /// <summary>The shared one.</summary>
    public TrackerHost() : this(null, [], null)
    {
    }

    private TrackerHost(TestStore? store, string[] settings, Action<WebApplicationBuilder>? amend)
    {
        (_store, _ownsStore, _settings, _amend) = (store, store is null, settings, amend);
        Nobody = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    }

    public Uri Address => Nobody.BaseAddress!;

    public IServiceProvider Services => _app!.Services;

    public DateTimeOffset Now => Services.GetRequiredService<Clock>().Now;

    /// <summary>A client without a token.</summary>
    public HttpClient Nobody { get; }

    public HttpClient Admin => As(Role.Admin);

    public HttpClient Duty => As(Role.Duty);

    /// <param name="store">One that outlives the host; null: one of its own, gone with it.</param>
    /// <param name="amend">What is otherwise than in the program: a clock.</param>
    /// <param name="settings">As in <c>CAPACITY_DEMO=region</c>.</param>
    internal static async Task<TrackerHost> StartAsync(TestStore? store = null, Action<WebApplicationBuilder>? amend = null, params string[] settings)
    {
        var host = new TrackerHost(store, settings, amend);
        await host.InitializeAsync();
        return host;
    }

    /// <summary>The arguments of a start: no demo, a free port, whoever signs in as often as tests do, whatever else the settings say.</summary>
    internal static string[] Arguments(TestStore store, params string[] settings) =>
    [
        $"--contentRoot={ContentRoot}", "--urls=http://127.0.0.1:0", "--CAPACITY_DEMO=none", $"--CAPACITY_BOOTSTRAP_TOKEN={BootstrapToken}",
        "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Orleans=Error", "--Limits:SignInsPerMinute=0", "--Limits:FailedSignInsPerMinute=0", .. store.Settings.Concat(settings).Select(s => $"--{s}"),
    ];

    public async ValueTask InitializeAsync()
    {
        _store ??= await TestStore.NewAsync();
        _app = Program.Build(Arguments(_store, _settings), _amend);
        await _app.StartAsync();
        Nobody.BaseAddress = new(_app.Urls.First());
        using var bootstrap = WithToken(BootstrapToken);
        foreach (var role in Enum.GetValues<Role>()) _clients.Add(role, WithToken(await IssueAsync(bootstrap, role)));
    }

    /// <summary>A client with a token of the role; the provider's is of <see cref="Provider"/>.</summary>
    public HttpClient As(Role role) => _clients[role];

    public HttpClient WithToken(string token) =>
        new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values.Append(Nobody)) client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        if (_ownsStore && _store is not null) await _store.DisposeAsync();
    }

    private static async Task<string> IssueAsync(HttpClient bootstrap, Role role)
    {
        var request = new JsonObject { ["name"] = $"The tests' {role.Word()}", ["role"] = role.Word() };
        if (role == Role.Provider) request["providerId"] = Provider;
        var issued = await bootstrap.PostAsync("/api/v1/tokens", request);
        return issued.Body["token"]!.GetValue<string>();
    }

    private static string ContentRoot =>
        typeof(TrackerHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ContentRoot").Value!;
}
