namespace Capacity.Web.Live;

/// <summary>What a topic shows.</summary>
/// <param name="View">The contract's view of it at the moment of the call.</param>
/// <param name="Provider">Whose it is, where a provider may watch it; else null.</param>
internal sealed record Shown(Func<object> View, string? Provider = null);
