using System.Reflection;
using System.Security.Claims;
using Capacity.Security;
using Capacity.Storage.Accounts;

namespace Capacity.Web.Security;

/// <summary>Who calls: an account or a token, with its role.</summary>
/// <param name="ProviderId">Of a provider.</param>
/// <param name="AuthorityId">Whom the person works for: the default of a search; narrows nothing.</param>
/// <param name="Stamp">Of what the session rests on, where that is not kept under the id.</param>
/// <param name="Session">Under which the session is kept; null: it is kept nowhere, and rests on the token or the demo alone.</param>
/// <param name="For">What the session is for.</param>
internal sealed record Caller(
    ActorKind Kind, string Id, string Name, Role Role, string? ProviderId = null, string? AuthorityId = null, string? Stamp = null, string? Session = null,
    SessionKind For = SessionKind.Full)
    : IBindableFromHttpContext<Caller>
{
    private const string KindClaim = "kind", IdClaim = "id", NameClaim = "name", RoleClaim = "role", ProviderClaim = "provider", AuthorityClaim = "authority",
        StampClaim = "stamp", SessionClaim = "session", ForClaim = "for";

    /// <summary>The id of no provider.</summary>
    private const string NoProvider = "";

    public Actor Actor => new(Kind, Id, Name, Role);

    public bool May(Permission permission) => Role.May(For, permission);

    /// <summary>The one provider whose things a permission reaches; null: anybody's. Of a permission that is not given, no provider's.</summary>
    public string? OnlyOf(Permission permission) => (May(permission) ? Role.ScopeOf(permission) : Scope.Nobody) switch
    {
        Scope.Anybody => null,
        Scope.OwnProvider => ProviderId ?? NoProvider,
        _ => NoProvider,
    };

    /// <summary>Whether a permission reaches a provider's things.</summary>
    public bool Reaches(Permission permission, string provider) => OnlyOf(permission) is not { } own || own == provider;

    public static Caller Of(Person person) => new(ActorKind.User, person.Id, person.Name, person.Role, person.ProviderId, person.AuthorityId);

    public static Caller Of(Token token) => new(ActorKind.Token, token.Id, token.Name, token.Role, token.ProviderId, token.AuthorityId);

    /// <summary>Who is signed in; null: nobody.</summary>
    public static Caller? Of(ClaimsPrincipal user)
    {
        if (user.Identity is CallerIdentity known) return known.Caller;
        if (user.Identity?.IsAuthenticated != true) return null;
        return Words.TryParse<ActorKind>(user.FindFirstValue(KindClaim), out var kind) && Words.TryParse<Role>(user.FindFirstValue(RoleClaim), out var role)
            && user.FindFirstValue(IdClaim) is { } id
            && Words.TryParse<SessionKind>(user.FindFirstValue(ForClaim), out var purpose)
            ? new(kind, id, user.FindFirstValue(NameClaim) ?? id, role, user.FindFirstValue(ProviderClaim), user.FindFirstValue(AuthorityClaim), user.FindFirstValue(StampClaim),
                user.FindFirstValue(SessionClaim), purpose)
            : null;
    }

    /// <summary>Of a call that has been let in.</summary>
    public static Caller Of(HttpContext context) => Of(context.User) ?? throw new InvalidOperationException("Nobody is signed in: the endpoint requires no permission.");

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        (string Type, string? Value)[] claims =
        [
            (KindClaim, Kind.Word()), (IdClaim, Id), (NameClaim, Name), (RoleClaim, Role.Word()), (ProviderClaim, ProviderId), (AuthorityClaim, AuthorityId), (StampClaim, Stamp),
            (SessionClaim, Session), (ForClaim, For.Word()),
        ];
        return new(new CallerIdentity(this, claims.Where(c => c.Value is not null).Select(c => new Claim(c.Type, c.Value!)), scheme));
    }

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) => new(Of(context));

    /// <summary>Of a caller who was recognised with this very call: nothing has to be read out of claims again.</summary>
    private sealed class CallerIdentity(Caller caller, IEnumerable<Claim> claims, string scheme) : ClaimsIdentity(claims, scheme, NameClaim, RoleClaim)
    {
        public Caller Caller => caller;
    }
}
