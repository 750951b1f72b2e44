namespace Capacity.Web.Boundaries;

/// <summary>The boundary of an area: one ring, or several where it is in parts or has holes.</summary>
/// <param name="Area">An authority's ONS code or a district's id.</param>
internal sealed record Boundary(string Area, IReadOnlyList<IReadOnlyList<Point>> Rings);
