using Capacity.Security;
using Capacity.Web.Host;

namespace Capacity.Web.Security;

/// <summary>Who a credential is, and whether a session that it opened still stands. Asked with every call: a revoked token's session ends with it.</summary>
internal sealed class Sessions(Tokens tokens, OpenSessions open, StartSettings settings)
{
    private const string BootstrapId = "bootstrap";

    /// <summary>The bearer of a token, or null where it is not in force.</summary>
    public async ValueTask<Caller?> FindAsync(string secret)
    {
        if (settings.BootstrapToken is { } bootstrap && Secret.Same(secret, bootstrap))
            return new(ActorKind.Token, BootstrapId, "Bootstrap token", Role.Admin, Stamp: Secret.Hash(bootstrap));
        return await tokens.FindAsync(secret) is { } token ? Caller.Of(token) : null;
    }

    /// <summary>Whether what a session rests on is still in force.</summary>
    public async ValueTask<bool> StandsAsync(Caller caller, HttpContext context) => (caller.Session is not { } id || await open.StandsAsync(id)) && await RestsAsync(caller, context);

    private async ValueTask<bool> RestsAsync(Caller caller, HttpContext context) => caller switch
    {
        { Kind: ActorKind.User, Session: not null } when !DemoAccounts.IsOne(caller.Id) => true, // a person's session says by itself whether the person may still
        { Kind: ActorKind.User } => DemoAccounts.Find(caller.Id) is not null && DemoAccounts.MayBeUsed(settings, context),
        { Id: BootstrapId } => settings.BootstrapToken is { } bootstrap && caller.Stamp == Secret.Hash(bootstrap),
        _ => await tokens.FindByIdAsync(caller.Id) is not null,
    };
}
