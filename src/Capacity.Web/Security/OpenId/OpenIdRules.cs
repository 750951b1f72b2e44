using System.Security.Claims;
using Capacity.Security;

namespace Capacity.Web.Security.OpenId;

/// <summary>Whom the claims of an ID token make of somebody. The token itself has been checked before: signature, issuer, audience, times and nonce.</summary>
internal static class OpenIdRules
{
    private const string Issuer = "iss", Subject = "sub", DisplayName = "name", UserName = "preferred_username", Email = "email";

    /// <summary>The claims of the ways in which somebody proved who they are. Entra ID calls its own words for how well <c>acrs</c>.</summary>
    private const string Ways = "amr", HowWell = "acr", HowWellAtEntra = "acrs";

    /// <summary>Who it is, or why they are not let in.</summary>
    public static (Arrival? Arrival, Refused? Refused) Decide(OpenIdSettings settings, IReadOnlyCollection<Claim> claims)
    {
        if (First(claims, Issuer) is not { } issuer || First(claims, Subject) is not { } subject) return (null, Refused.NotValid);
        if (!Meets(settings.RequireAmr, claims, Ways) || !Meets(settings.RequireAcr, claims, HowWell, HowWellAtEntra)) return (null, Refused.NoSecondFactor);
        if (settings.Roles.Of(All(claims, settings.RoleClaim)) is not { } role) return (null, Refused.NoRole);
        var provider = role == Role.Provider ? First(claims, settings.ProviderClaim) : null;
        if (role == Role.Provider && !Slug.IsId(provider)) return (null, Refused.NoProvider);
        if (EmailOf(claims) is not { } email) return (null, Refused.NoEmail);
        return (new(issuer, subject, NameOf(claims, email), email, role, provider, role == Role.Provider ? null : AuthorityOf(settings, claims)), null);
    }

    private static bool Meets(string? required, IReadOnlyCollection<Claim> claims, params string[] types) =>
        OpenIdSettings.Listed(required) is not { Count: > 0 } words || types.SelectMany(t => All(claims, t)).Intersect(words, StringComparer.Ordinal).Any();

    private static string NameOf(IReadOnlyCollection<Claim> claims, string otherwise)
    {
        var name = First(claims, DisplayName) ?? otherwise;
        return name.Length <= PersonRules.LongestName ? name : name[..PersonRules.LongestName];
    }

    private static string? EmailOf(IReadOnlyCollection<Claim> claims) =>
        new[] { Email, UserName }.Select(t => First(claims, t)).FirstOrDefault(e => e is not null && PersonRules.IsEmail(e));

    /// <summary>What is no code of an authority says nothing: it narrows nothing, it only begins a search.</summary>
    private static string? AuthorityOf(OpenIdSettings settings, IReadOnlyCollection<Claim> claims) =>
        settings.AuthorityId ?? (First(claims, settings.AuthorityClaim) is { } code && Slug.IsAuthority(code) ? code : null);

    private static IEnumerable<string> All(IReadOnlyCollection<Claim> claims, string type) => claims.Where(c => c.Type == type && !string.IsNullOrWhiteSpace(c.Value)).Select(c => c.Value);

    private static string? First(IReadOnlyCollection<Claim> claims, string? type) => type is null ? null : All(claims, type).FirstOrDefault();
}
