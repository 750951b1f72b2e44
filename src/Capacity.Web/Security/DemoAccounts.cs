using System.Net;
using Capacity.Web.Host;

namespace Capacity.Web.Security;

/// <summary>The accounts of the demo: one a role, without a password, and so for the machine's own user alone.</summary>
internal static class DemoAccounts
{
    private const string Birmingham = "E08000025";

    /// <summary>What proxies add. Where a known one is believed, its word is kept under the last of these.</summary>
    private static readonly string[] PassedOn = ["X-Forwarded-For", "Forwarded", "X-Original-For"];

    public static readonly IReadOnlyList<Caller> All =
    [
        new(ActorKind.User, "demo-duty", "Demo duty worker", Role.Duty, AuthorityId: Birmingham),
        new(ActorKind.User, "demo-commissioner", "Demo commissioner", Role.Commissioner, AuthorityId: Birmingham),
        new(ActorKind.User, "demo-provider", "Demo provider", Role.Provider, ProviderId: "birmingham-childrens-trust"),
        new(ActorKind.User, "demo-admin", "Demo administrator", Role.Admin, AuthorityId: Birmingham),
    ];

    public static Caller? Find(string id) => All.FirstOrDefault(a => a.Id == id);

    public static bool IsOne(string id) => Find(id) is not null;

    /// <summary>With the demo only, and over loopback only: a call that a proxy passed on is from somewhere else.</summary>
    public static bool MayBeUsed(StartSettings settings, HttpContext context) =>
        settings.Demo && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && !PassedOn.Any(context.Request.Headers.ContainsKey);
}
