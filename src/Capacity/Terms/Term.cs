namespace Capacity.Terms;

/// <summary>A word of the contract and how people say it.</summary>
public record Term(string Id, string Name);

/// <summary>What a setting may be commissioned for.</summary>
/// <param name="Family">residential, fostering or supported.</param>
/// <param name="NamedChild">Approved for a named child only: never a general vacancy.</param>
/// <param name="Emergency">Kept for tonight's placements.</param>
/// <param name="OnlyWhenAsked">Matched only by a search that asks for it.</param>
public sealed record Category(string Id, string Name, string Family, bool NamedChild = false, bool Emergency = false, bool OnlyWhenAsked = false) : Term(Id, Name);

/// <summary>A rule by which a search leaves a setting out.</summary>
public sealed record MatchRule(string Id, string Name, Basis Basis, string Source) : Term(Id, Name);
