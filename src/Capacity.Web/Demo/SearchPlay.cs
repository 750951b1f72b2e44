using System.Collections.Immutable;
using Capacity.Placements;

namespace Capacity.Web.Demo;

/// <summary>A search of the demo that goes on, and what comes next in it.</summary>
/// <param name="Key">What the keys of its calls begin with.</param>
/// <param name="Answers">Of those who will still be asked.</param>
/// <param name="Asked">The settings that were asked already, or could not be.</param>
internal sealed record SearchPlay(string Id, string Key, NeedBody Need, string? Agreed, ImmutableArray<HoldEnd> Answers, ImmutableHashSet<string> Asked, SearchStep Next)
{
    /// <summary>Of what is asked now.</summary>
    public HoldEnd Answer => Answers.IsEmpty ? HoldEnd.Accepted : Answers[0];

    /// <summary>The hold that stands, and whose setting's provider it is.</summary>
    public (string Id, string Provider)? Hold { get; init; }

    /// <summary>The next setting is asked.</summary>
    public SearchPlay GoOn() => this with { Answers = Answers.IsEmpty ? [] : Answers.RemoveAt(0), Next = SearchStep.Hold, Hold = null };
}

/// <summary>The steps of a search, each some minutes after the last.</summary>
internal enum SearchStep { Hold, Answer, Place }
