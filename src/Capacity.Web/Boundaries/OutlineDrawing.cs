using System.Globalization;
using System.Text;

namespace Capacity.Web.Boundaries;

/// <summary>Boundaries on one sheet: as wide as it is, north up, a mile as long eastwards as northwards in the middle of it, and without what is too small to be seen.</summary>
internal sealed record OutlineDrawing(int Height, IReadOnlyList<Outline> Outlines)
{
    public const int Width = 1000;

    /// <summary>In units of the sheet: a line that strays less is drawn straight, a smaller part is left out.</summary>
    private const double Finest = 0.7, SmallestPart = 4;

    public static readonly OutlineDrawing None = new(0, []);

    public static OutlineDrawing Of(IReadOnlyList<Boundary> boundaries)
    {
        if (boundaries.Count == 0) return None;
        var all = boundaries.SelectMany(b => b.Rings).SelectMany(r => r).ToList();
        var (west, east, south, north) = (all.Min(p => p.Longitude), all.Max(p => p.Longitude), all.Min(p => p.Latitude), all.Max(p => p.Latitude));
        var narrowing = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = Width / Math.Max((east - west) * narrowing, 1e-9);
        return new(Math.Max(1, (int)Math.Ceiling((north - south) * scale)), [.. boundaries.Select(Drawn)]);

        Outline Drawn(Boundary boundary)
        {
            var rings = boundary.Rings.Select(r => r.Select(p => (X: (p.Longitude - west) * narrowing * scale, Y: (north - p.Latitude) * scale)).ToArray()).ToList();
            var largest = rings.MaxBy(r => Math.Abs(SignedArea(r)))!;
            var path = new StringBuilder();
            foreach (var ring in rings.Where(r => r == largest || Math.Abs(SignedArea(r)) >= SmallestPart)) Append(path, Simplified(ring));
            var (x, y) = Middle(largest);
            return new(boundary.Area, path.ToString(), (int)Math.Round(x), (int)Math.Round(y));
        }
    }

    /// <summary>Douglas and Peucker's way: of a stretch the point that strays most is kept while it strays enough.</summary>
    internal static IReadOnlyList<(double X, double Y)> Simplified(IReadOnlyList<(double X, double Y)> ring)
    {
        var kept = new bool[ring.Count];
        var middle = Farthest(ring, 0, ring.Count - 1, ring[0], ring[0]).At; // a ring ends where it begins: it is taken in two stretches
        (kept[0], kept[middle], kept[^1]) = (true, true, true);
        var stretches = new Stack<(int From, int To)>([(0, middle), (middle, ring.Count - 1)]);
        while (stretches.TryPop(out var stretch))
        {
            var (at, strays) = Farthest(ring, stretch.From, stretch.To, ring[stretch.From], ring[stretch.To]);
            if (strays < Finest) continue;
            kept[at] = true;
            stretches.Push((stretch.From, at));
            stretches.Push((at, stretch.To));
        }
        return [.. ring.Where((_, i) => kept[i])];
    }

    private static (int At, double Strays) Farthest(IReadOnlyList<(double X, double Y)> ring, int from, int to, (double X, double Y) a, (double X, double Y) b)
    {
        var (at, strays) = (from, 0.0);
        for (var i = from + 1; i < to; i++)
            if (Distance(ring[i], a, b) is var distance && distance > strays) (at, strays) = (i, distance);
        return (at, strays);
    }

    /// <summary>From a point to the stretch between two others.</summary>
    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = dx * dx + dy * dy;
        var along = length == 0 ? 0 : Math.Clamp(((p.X - a.X) * dx + (p.Y - a.Y) * dy) / length, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - along * dx, 2) + Math.Pow(p.Y - a.Y - along * dy, 2));
    }

    private static double SignedArea((double X, double Y)[] ring) => ring.Zip(ring.Skip(1), (a, b) => a.X * b.Y - b.X * a.Y).Sum() / 2;

    /// <summary>The centroid; of a ring without an area its first point.</summary>
    private static (double X, double Y) Middle((double X, double Y)[] ring)
    {
        var area = SignedArea(ring);
        if (Math.Abs(area) < 1e-9) return ring[0];
        var (x, y) = (0.0, 0.0);
        foreach (var (a, b) in ring.Zip(ring.Skip(1)))
        {
            var cross = a.X * b.Y - b.X * a.Y;
            (x, y) = (x + (a.X + b.X) * cross, y + (a.Y + b.Y) * cross);
        }
        return (x / (6 * area), y / (6 * area));
    }

    private static void Append(StringBuilder path, IReadOnlyList<(double X, double Y)> ring)
    {
        for (var i = 0; i < ring.Count - 1; i++) path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{ring[i].X:0.#} {ring[i].Y:0.#}");
        path.Append('Z');
    }
}
