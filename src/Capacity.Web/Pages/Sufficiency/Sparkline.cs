using System.Globalization;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>
/// A small line as SVG draws it, in a box of <see cref="Width"/> by <see cref="Height"/>: from the least of its numbers to the most, so that a change shows. Numbers that do
/// not change lie in the middle.
/// </summary>
/// <param name="Line">The points of a polyline.</param>
/// <param name="Area">The same closed along the foot of the box.</param>
internal sealed record Sparkline(string Line, string Area)
{
    public const int Width = 240, Height = 48;

    /// <summary>Room for the line's own thickness.</summary>
    private const double Margin = 3;

    /// <param name="values">Two or more.</param>
    public static Sparkline Of(IReadOnlyList<int> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2);
        var (least, range) = (values.Min(), values.Max() - values.Min());
        var points = string.Join(' ', values.Select((value, i) =>
            Point((double)Width * i / (values.Count - 1), range == 0 ? Height / 2.0 : Height - Margin - (Height - 2 * Margin) * (value - least) / range)));
        return new(points, $"{Point(0, Height)} {points} {Point(Width, Height)}");
    }

    private static string Point(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
}
