namespace Capacity.Web.Security.OpenId;

/// <summary>Somebody whom the council's sign-in has sent, as its claims and our settings make them.</summary>
/// <param name="Issuer">With the subject, who it is: an e-mail address can be given to somebody else.</param>
/// <param name="ProviderId">Exactly of the role provider.</param>
internal sealed record Arrival(string Issuer, string Subject, string Name, string Email, Role Role, string? ProviderId, string? AuthorityId);
