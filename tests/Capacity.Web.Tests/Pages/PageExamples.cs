using Capacity.Terms;

namespace Capacity.Web.Tests.Pages;

/// <summary>
/// Every page of the product with an address at which there is something to see, as each role to which it looks different. A page that is not here fails a test:
/// add a line for it, and to <see cref="Scene"/> what it shows.
/// </summary>
internal static class PageExamples
{
    private const string Setting = "settings/{id}", Bed = Setting + "/beds/{bed}";

    /// <summary>Pages that only lead elsewhere.</summary>
    public static readonly IReadOnlySet<string> WithoutLook = new HashSet<string> { "sign-out", "theme", "times", "start", "sign-in/council" };

    public static readonly IReadOnlyList<PageExample> All =
    [
        new("sign-in", null, "sign-in", _ => "/sign-in"),
        new("sign-in", null, "sign-in-wall", _ => "/sign-in?ReturnUrl=%2Fwall"),
        new("sign-in", null, "sign-in-refused", _ => "/sign-in", Press: "Sign in"),
        new("sign-in/refused", null, "not-signed-in", _ => "/sign-in/refused?why=no-role"),
        new("sign-out/council", null, "signed-out", _ => "/sign-out/council"),
        new("forgotten-password", null, "forgotten-password", _ => "/forgotten-password"),
        new("forgotten-password", null, "forgotten-password-refused", _ => "/forgotten-password", Press: "Send me a link"),
        new("sign-in/code", null, "code", _ => "/sign-in/code", Session: s => s.HalfIn),
        new("sign-in/code", null, "code-refused", _ => "/sign-in/code", Press: "Go on", Session: s => s.HalfIn),
        new("reset-password/{secret}", null, "reset-password", s => $"/reset-password/{s.Reset}"),
        new("reset-password/{secret}", null, "reset-password-used", _ => "/reset-password/used"),
        new("invitation/{secret}", null, "invitation", s => $"/invitation/{s.Invitation}"),
        new("invitation/{secret}", null, "invitation-refused", s => $"/invitation/{s.Invitation}", Press: "Go on"),
        new("invitation/{secret}", null, "invitation-used", _ => "/invitation/used"),
        new("account/set-up", Role.Duty, "account-set-up", _ => "/account/set-up", Session: s => s.WithoutFactor),
        new("account/authenticator", Role.Provider, "account-app", _ => "/account/authenticator", Session: s => s.Own),
        new("account/passkeys", Role.Provider, "account-passkeys", _ => "/account/passkeys", Session: s => s.Own),
        new("account/password", Role.Provider, "account-password", _ => "/account/password", Session: s => s.Own),
        new("account", Role.Provider, "account-own", _ => "/account", Session: s => s.Own),
        new("account", Role.Commissioner, "account", _ => "/account"),
        new("account/board", Role.Commissioner, "account-board", _ => "/account/board"),
        new("account/board", Role.Commissioner, "account-board-refused", _ => "/account/board", Press: "Make this browser a board"),
        new("people", Role.Admin, "people", _ => "/people"),
        new("people", Role.Admin, "people-none", _ => "/people?q=nobody"),
        new("people/invite", Role.Admin, "invite", _ => "/people/invite"),
        new("people/invite", Role.Admin, "invite-refused", _ => "/people/invite", Press: "Send the invitation"),
        new("people/{id}", Role.Admin, "person", s => $"/people/{s.Person}"),
        new("tokens", Role.Admin, "tokens", _ => "/tokens"),
        new("tokens", Role.Admin, "tokens-refused", _ => "/tokens", Press: "Make the token"),
        new("access", Role.Admin, "access", _ => "/access"),
        new("error", Role.Duty, "not-found", _ => "/no-such-page"),
        new("error", Role.Provider, "not-allowed", _ => "/find"),

        new("", Role.Commissioner, "board", _ => "/"),
        new("", Role.Commissioner, "board-fostering", _ => "/?family=fostering"),
        new("districts/{id}", Role.Commissioner, "district", _ => "/districts/birmingham-northfield"),
        new("districts/{id}", Role.Commissioner, "district-suspended", _ => "/districts/birmingham-northfield?show=suspended"),
        new("authorities/{id}", Role.Commissioner, "authority", _ => "/authorities/E08000025"),
        new("categories/{id}", Role.Commissioner, "category", _ => "/categories/fostering-mainstream"),
        new("map", Role.Commissioner, "map", _ => "/map"),
        new("wall/{by?}/{id?}", Role.Commissioner, "wall", _ => "/wall"),
        new("wall/{by?}/{id?}", Role.Commissioner, "wall-authority", _ => "/wall/authority/E08000025"),
        new("unmet", Role.Commissioner, "unmet", _ => "/unmet"),
        new("unmet", Role.Commissioner, "unmet-refused", _ => "/unmet?From=2030-01-01&To=2029-01-01"),

        new("find", Role.Duty, "find", _ => "/find"),
        new("find", Role.Duty, "find-changed", s => $"/find?like={s.Hopeless}"),
        new("find", Role.Duty, "find-refused", _ => "/find", Press: "Find a bed"),
        new("searches", Role.Duty, "searches", _ => "/searches"),
        new("searches", Role.Duty, "searches-closed", _ => "/searches?status=closed"),
        new("searches/{id}", Role.Duty, "search", s => $"/searches/{s.Search}"),
        new("searches/{id}", Role.Duty, "search-hopeless", s => $"/searches/{s.Hopeless}"),
        new("searches/{id}", Role.Duty, "search-placed", s => $"/searches/{s.Placed}"),
        new("searches/{id}/left-out", Role.Duty, "left-out", s => $"/searches/{s.Search}/left-out?rule=too-far"),
        new("searches/{id}/left-out", Role.Duty, "left-out-one", s => $"/searches/{s.Search}/left-out?q=household"),
        new("searches/{id}/left-out", Role.Duty, "left-out-none", s => $"/searches/{s.Search}/left-out?q=nowhere"),
        new("searches/{id}", Role.Duty, "search-changed", s => $"/searches/{s.Replaced}"),
        new("handover", Role.Duty, "handover", _ => "/handover"),
        new("rota", Role.Duty, "rota", _ => $"/rota?authority={Scene.OnDuty}"),
        new("rota", Role.Duty, "rota-nobody", _ => $"/rota?authority={Scene.AllOnLeave}"),
        new("rota", Role.Commissioner, "rota-unknown", _ => "/rota"),
        new("rota/periods/{from}", Role.Duty, "rota-period", s => $"/rota/periods/{s.Period:yyyy-MM-dd}?authority={Scene.OnDuty}"),
        new("rota/leave", Role.Duty, "rota-leave", _ => $"/rota/leave?authority={Scene.OnDuty}"),
        new("rota/leave", Role.Duty, "rota-leave-refused", _ => $"/rota/leave?authority={Scene.OnDuty}", Press: "Save the leave"),

        new("settings", Role.Provider, "your-settings", _ => "/settings?mine"),
        new("settings", Role.Provider, "your-settings-none", _ => "/settings?q=nowhere"),
        new("confirm/{link}", null, "letter", s => s.Letter),
        new("confirm/{link}", null, "letter-in-vain", _ => "/confirm/nothing"),
        new("settings", Role.Admin, "settings", _ => "/settings"),
        new("settings", Role.Admin, "settings-none", _ => "/settings?q=nowhere"),
        new(Setting, Role.Provider, "setting", s => $"/settings/{s.Home}"),
        new(Setting, Role.Commissioner, "setting-suspended", s => $"/settings/{s.Suspended}"),
        new(Setting, Role.Admin, "setting-closed", s => $"/settings/{s.Closed}"),
        new(Setting + "/suspend", Role.Commissioner, "suspend-setting", s => $"/settings/{s.Home}/suspend"),
        new(Bed + "/suspend", Role.Provider, "suspend-bed", s => $"/settings/{s.Home}/beds/6/suspend"),
        new(Bed + "/suspend", Role.Provider, "suspend-bed-refused", s => $"/settings/{s.Home}/beds/6/suspend", Press: "Suspend bed 6"),
        new(Bed + "/occupy", Role.Provider, "occupy", s => $"/settings/{s.Home}/beds/6/occupy"),
        new(Bed + "/vacate", Role.Provider, "vacate", s => $"/settings/{s.Home}/beds/1/vacate"),
        new(Bed + "/expect-free", Role.Provider, "expect-free", s => $"/settings/{s.Home}/beds/1/expect-free"),
        new(Setting + "/limits", Role.Provider, "limits", s => $"/settings/{s.Home}/limits"),
        new(Setting + "/holds/{hold}/decline", Role.Provider, "decline", s => $"/settings/{s.Home}/holds/{s.Hold}/decline"),
        new(Setting + "/holds/{hold}/decline", Role.Provider, "decline-refused", s => $"/settings/{s.Home}/holds/{s.Hold}/decline", Press: "Decline"),
    ];
}
