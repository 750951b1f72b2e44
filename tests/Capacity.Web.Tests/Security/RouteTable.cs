using Capacity.Terms;

namespace Capacity.Web.Tests.Security;

/// <summary>The contract's table of who may call what. A route that is not here fails a test: who may is decided before it is built.</summary>
internal static class RouteTable
{
    private static readonly Role[] Everybody = [Role.Duty, Role.Commissioner, Role.Provider, Role.Admin];
    private static readonly Role[] NotProviders = [Role.Duty, Role.Commissioner, Role.Admin];
    private static readonly Role[] Carers = [Role.Duty, Role.Provider, Role.Admin];
    private static readonly Role[] DutyOnly = [Role.Duty, Role.Admin];
    private static readonly Role[] AdminOnly = [Role.Admin];

    private const string Setting = "/api/v1/settings/{id}", Bed = Setting + "/beds/{bed}", Search = "/api/v1/searches/{id}", Hold = "/api/v1/holds/{id}";
    private const string Rota = "/api/v1/rotas/{authority}";

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
    };
}
