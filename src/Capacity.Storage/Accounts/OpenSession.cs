namespace Capacity.Storage.Accounts;

/// <summary>A session that is open in some browser.</summary>
/// <param name="Holder">Who opened it: <see cref="Actor.Caller"/>.</param>
/// <param name="Label">The browser, or the board's name.</param>
/// <param name="SeenAt">When something was last done in it, to a minute.</param>
public sealed record OpenSession(string Id, string Holder, SessionKind Kind, string Label, DateTimeOffset OpenedAt, DateTimeOffset SeenAt);
