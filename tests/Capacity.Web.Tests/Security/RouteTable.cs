using Capacity.Live;
using Capacity.Terms;

namespace Capacity.Web.Tests.Security;

/// <summary>
/// Who may call what: every address of the host, a page's handlers among them, and every kind of topic. What is not here fails a test: who may is decided before it is built.
/// </summary>
internal static class RouteTable
{
    private static readonly Role[] Everybody = [Role.Duty, Role.Commissioner, Role.Provider, Role.Admin];
    private static readonly Role[] NotProviders = [Role.Duty, Role.Commissioner, Role.Admin];
    private static readonly Role[] Carers = [Role.Duty, Role.Provider, Role.Admin];
    private static readonly Role[] DutyOnly = [Role.Duty, Role.Admin];
    private static readonly Role[] AdminOnly = [Role.Admin];

    private const string Setting = "/api/v1/settings/{id}", Bed = Setting + "/beds/{bed}", Search = "/api/v1/searches/{id}", Hold = "/api/v1/holds/{id}";
    private const string Rota = "/api/v1/rotas/{authority}";
    private const string SettingPage = "/settings/{id}", BedPage = SettingPage + "/beds/{bed}", SearchPage = "/searches/{id}";

    public static readonly IReadOnlyDictionary<(string Method, string Route), Role[]> All = new Dictionary<(string, string), Role[]>
    {
        [("GET", "/api/v1/catalogue")] = Everybody,
        [("GET", "/api/v1/settings")] = Everybody,
        [("GET", Setting)] = Everybody,
        [("GET", Setting + "/events")] = Everybody,
        [("PUT", Setting)] = AdminOnly,
        [("POST", Bed + "/suspend")] = Everybody,
        [("POST", Bed + "/reopen")] = Everybody,
        [("POST", Bed + "/occupy")] = Carers,
        [("POST", Bed + "/vacate")] = Carers,
        [("POST", Bed + "/expect-free")] = Carers,
        [("POST", Setting + "/beds")] = AdminOnly,
        [("DELETE", Bed)] = AdminOnly,
        [("POST", Setting + "/suspend")] = Everybody,
        [("POST", Setting + "/reopen")] = Everybody,
        [("POST", Setting + "/close")] = AdminOnly,
        [("POST", Setting + "/limits")] = Carers,
        [("POST", Setting + "/rate")] = AdminOnly,
        [("POST", Setting + "/confirm")] = Carers,
        [("GET", "/api/v1/sufficiency")] = NotProviders,
        [("GET", "/api/v1/history")] = NotProviders,
        [("GET", Rota)] = NotProviders,
        [("GET", Rota + "/changes")] = NotProviders,
        [("PUT", Rota + "/periods/{from}")] = DutyOnly,
        [("DELETE", Rota + "/periods/{from}")] = DutyOnly,
        [("PUT", Rota + "/leave/{id}")] = DutyOnly,
        [("DELETE", Rota + "/leave/{id}")] = DutyOnly,
        [("GET", "/api/v1/unmet-needs")] = NotProviders,
        [("POST", "/api/v1/tokens")] = AdminOnly,
        [("GET", "/api/v1/tokens")] = AdminOnly,
        [("DELETE", "/api/v1/tokens/{id}")] = AdminOnly,
        [("POST", "/api/v1/register/imports")] = AdminOnly,
        [("POST", "/api/v1/searches")] = DutyOnly,
        [("GET", "/api/v1/searches")] = DutyOnly,
        [("GET", Search)] = DutyOnly,
        [("POST", Search + "/close")] = DutyOnly,
        [("POST", Search + "/holds")] = DutyOnly,
        [("GET", "/api/v1/handover")] = DutyOnly,
        [("POST", "/api/v1/handover/ticks")] = DutyOnly,
        [("GET", Hold)] = Carers,
        [("POST", Hold + "/extend")] = DutyOnly,
        [("POST", Hold + "/accept")] = Carers,
        [("POST", Hold + "/decline")] = Carers,
        [("POST", Hold + "/release")] = DutyOnly,
        [("POST", Hold + "/place")] = DutyOnly,
        [("POST", Hold + "/contact")] = DutyOnly,

        [("ANY", "/live")] = Everybody,
        [("ANY", "/live/negotiate")] = Everybody,

        [("GET", "/")] = NotProviders,
        [("GET", "/districts/{id}")] = NotProviders,
        [("GET", "/authorities/{id}")] = NotProviders,
        [("GET", "/categories/{id}")] = NotProviders,
        [("GET", "/map")] = NotProviders,
        [("GET", "/wall/{by?}/{id?}")] = NotProviders,
        [("GET", "/unmet")] = NotProviders,
        [("GET", "/find")] = DutyOnly,
        [("POST", "/find")] = DutyOnly,
        [("GET", "/searches")] = DutyOnly,
        [("GET", SearchPage)] = DutyOnly,
        [("POST", SearchPage + "?handler=Hold")] = DutyOnly,
        [("POST", SearchPage + "?handler=Contact")] = DutyOnly,
        [("POST", SearchPage + "?handler=Extend")] = DutyOnly,
        [("POST", SearchPage + "?handler=Release")] = DutyOnly,
        [("POST", SearchPage + "?handler=Place")] = DutyOnly,
        [("POST", SearchPage + "?handler=Close")] = DutyOnly,
        [("GET", "/handover")] = DutyOnly,
        [("POST", "/handover?handler=Tick")] = DutyOnly,
        [("GET", "/rota")] = NotProviders,
        [("POST", "/rota?handler=TakeBack")] = DutyOnly,
        [("GET", "/rota/leave")] = DutyOnly,
        [("POST", "/rota/leave")] = DutyOnly,
        [("GET", "/rota/periods/{from}")] = DutyOnly,
        [("POST", "/rota/periods/{from}")] = DutyOnly,
        [("POST", "/rota/periods/{from}?handler=TakeAway")] = DutyOnly,
        [("GET", "/settings")] = Everybody,
        [("POST", "/settings?handler=Confirm")] = Carers,
        [("GET", SettingPage)] = Everybody,
        [("POST", SettingPage + "?handler=Confirm")] = Carers,
        [("POST", SettingPage + "?handler=Reopen")] = Everybody,
        [("POST", SettingPage + "?handler=Accept")] = Carers,
        [("GET", SettingPage + "/suspend")] = Everybody,
        [("POST", SettingPage + "/suspend")] = Everybody,
        [("GET", BedPage + "/suspend")] = Everybody,
        [("POST", BedPage + "/suspend")] = Everybody,
        [("GET", BedPage + "/occupy")] = Carers,
        [("POST", BedPage + "/occupy")] = Carers,
        [("GET", BedPage + "/vacate")] = Carers,
        [("POST", BedPage + "/vacate")] = Carers,
        [("GET", BedPage + "/expect-free")] = Carers,
        [("POST", BedPage + "/expect-free")] = Carers,
        [("GET", SettingPage + "/limits")] = Carers,
        [("POST", SettingPage + "/limits")] = Carers,
        [("POST", SettingPage + "/limits?handler=Clear")] = Carers,
        [("GET", SettingPage + "/holds/{hold}/decline")] = Carers,
        [("POST", SettingPage + "/holds/{hold}/decline")] = Carers,
    };

    /// <summary>What is open to all: signing in and out, what says nothing of anybody, and the product's own files.</summary>
    public static readonly IReadOnlySet<(string Method, string Route)> Open = new HashSet<(string, string)>
    {
        ("GET", "/health/live"),
        ("GET", "/health/ready"),
        ("GET", "/openapi/{documentName}.json"),
        ("GET", "/sign-in"),
        ("POST", "/sign-in"),
        ("GET", "/sign-out"),
        ("POST", "/sign-out"),
        ("GET", "/theme"),
        ("POST", "/theme"),
        ("GET", "/error"),
        ("POST", "/error"),
        ("GET", "/app.js"),
        ("HEAD", "/app.js"),
        ("GET", "/app.css"),
        ("HEAD", "/app.css"),
        ("GET", "/favicon.svg"),
        ("HEAD", "/favicon.svg"),
    };

    /// <summary>Of a provider its own, and its own settings.</summary>
    public static readonly IReadOnlyDictionary<TopicKind, Role[]> Topics = new Dictionary<TopicKind, Role[]>
    {
        [TopicKind.Region] = NotProviders,
        [TopicKind.Authority] = NotProviders,
        [TopicKind.District] = NotProviders,
        [TopicKind.Category] = NotProviders,
        [TopicKind.Provider] = Everybody,
        [TopicKind.Setting] = Everybody,
        [TopicKind.Search] = DutyOnly,
        [TopicKind.Handover] = DutyOnly,
        [TopicKind.Rota] = NotProviders,
        [TopicKind.Cover] = NotProviders,
    };
}
