using System.Globalization;

namespace Capacity.Web.Pages.Settings;

/// <summary>A setting as somebody saw it: <c>urn-1234567:42</c> in a form.</summary>
internal readonly record struct Seen(string Id, int Version)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Version}");

    public static bool TryParse(string? text, out Seen seen)
    {
        seen = default;
        if (text?.Split(':') is not [var id, var digits] || !Slug.IsId(id) || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return false;
        seen = new(id, version);
        return true;
    }

    /// <summary>Each once, as it was seen last; those that make no sense left out.</summary>
    public static IReadOnlyList<Seen> All(IEnumerable<string> texts) =>
        [.. texts.Select(t => TryParse(t, out var seen) ? seen : default).Where(s => s.Id is not null).GroupBy(s => s.Id, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.Version))];
}
