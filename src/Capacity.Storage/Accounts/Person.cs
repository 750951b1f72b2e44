using Microsoft.AspNetCore.Identity;

namespace Capacity.Storage.Accounts;

/// <summary>Somebody who signs in, as ASP.NET Core Identity keeps them. The e-mail address is the user name too.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>Of the account, as the trail names it: <c>person-…</c>.</summary>
    public static string NewId(DateTimeOffset now) => $"person-{Guid.CreateVersion7(now):N}";

    /// <summary>As they are called.</summary>
    public string Name { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>Exactly of a provider's people: the one provider whose settings they keep.</summary>
    public string? ProviderId { get; set; }

    /// <summary>Whom they work for; narrows nothing.</summary>
    public string? AuthorityId { get; set; }

    /// <summary>They cannot sign in, and no session of theirs stands.</summary>
    public bool Disabled { get; set; }

    public DateTimeOffset InvitedAt { get; set; }

    /// <summary>When they took the invitation up; null: they have not yet.</summary>
    public DateTimeOffset? JoinedAt { get; set; }

    /// <summary>The last code of the authenticator app that was accepted, as a digest: it is not accepted twice.</summary>
    public string? UsedCode { get; set; }

    public Actor Actor => new(ActorKind.User, Id, Name, Role);
}
