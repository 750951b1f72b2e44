using System.Collections.Immutable;
using Capacity.Sufficiency;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>The last day of a board, hour by hour; the last point is now.</summary>
internal sealed record Trend(ImmutableArray<PastPoint> Points)
{
    /// <summary>Two full hours and now: fewer points tell nothing yet.</summary>
    private const int Fewest = 3;

    public bool IsEmpty => Points.Length < Fewest;

    /// <summary>Hours before anything was registered are no zeros.</summary>
    public static Trend Of(IEnumerable<PastPoint> hours, PastPoint now) =>
        new([.. hours.SkipWhile(p => p.Counts.Registered == 0).Where(p => p.At < now.At), now]);

    /// <summary>The lines that are drawn, each with the word of its state.</summary>
    public IEnumerable<TrendLine> Lines()
    {
        yield return new("available", "Available", [.. Points.Select(p => p.Counts.Available)]);
        yield return new("occupied", "Occupied", [.. Points.Select(p => p.Counts.Occupied)]);
        yield return new("suspended", "Suspended", [.. Points.Select(p => p.Counts.Suspended)]);
    }
}

/// <summary>One state's beds from point to point.</summary>
internal sealed record TrendLine(string State, string Name, ImmutableArray<int> Values)
{
    public int Now => Values[^1];

    public Sparkline Drawn => Sparkline.Of(Values);

    /// <summary>What the line says, in words.</summary>
    /// <param name="since">When it begins, as people say it: "24 hours ago".</param>
    public string Sentence(string since)
    {
        var (change, least, most) = (Now - Values[0], Values.Min(), Values.Max());
        var compared = change == 0 ? $"As many as {since}" : $"{Plural.Number(Math.Abs(change))} {(change > 0 ? "more" : "fewer")} than {since}";
        return least == most ? $"{compared}, and the same at every hour between" : $"{compared}; between {Plural.Number(least)} and {Plural.Number(most)}";
    }
}
