using Capacity.Sufficiency;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>A board's beds divided by something, each row with the board that it leads to.</summary>
/// <param name="By">What makes a row: authority, district or category.</param>
internal sealed record BoardRows(BoardScope Scope, Dimension By, IReadOnlyList<TotalRow> Rows)
{
    private const int MostOnWall = 16, MostLongOnWall = 9;

    public string Heading => By switch { Dimension.Authority => "Authority", Dimension.District => "District", _ => "Category" };

    public static async Task<BoardRows> ReadAsync(SufficiencyReader reader, BoardScope scope, Dimension by)
    {
        var rows = (await reader.ReadAsync(by, scope.Filter)).Rows;
        return new(scope, by, by == Dimension.Category ? rows : [.. rows.OrderBy(r => r.Name, StringComparer.Ordinal)]);
    }

    /// <summary>What says most at a glance: the region and a category by authority, an authority by district, a district by category.</summary>
    public static async Task<BoardRows> ReadAsync(SufficiencyReader reader, BoardScope scope)
    {
        if (scope.By is Dimension.Region or Dimension.Category) return await ReadAsync(reader, scope, Dimension.Authority);
        if (scope.By != Dimension.Authority) return await ReadAsync(reader, scope, Dimension.Category);
        var districts = await ReadAsync(reader, scope, Dimension.District);
        return districts.Rows.Count > 1 ? districts : await ReadAsync(reader, scope, Dimension.Category);
    }

    /// <summary>As many as fit on a wall, and how many do not: two columns of short names, or one of long ones, of which those with the most beds.</summary>
    public (IReadOnlyList<TotalRow> Shown, int Others, bool Two) OnWall()
    {
        if (By != Dimension.Category) return ([.. Rows.Take(MostOnWall)], Math.Max(0, Rows.Count - MostOnWall), Rows.Count > MostOnWall / 2);
        var most = Rows.OrderByDescending(r => r.Counts.Registered).Take(MostLongOnWall).ToHashSet();
        return ([.. Rows.Where(most.Contains)], Rows.Count - most.Count, false);
    }

    public string Href(TotalRow row) => new BoardScope(By, row.Key, row.Name).Href;
}
