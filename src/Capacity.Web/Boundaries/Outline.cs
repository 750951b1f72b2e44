namespace Capacity.Web.Boundaries;

/// <summary>A boundary as SVG draws it.</summary>
/// <param name="Path">Its rings.</param>
/// <param name="LabelX">Where its number stands: the middle of its largest part.</param>
internal sealed record Outline(string Area, string Path, int LabelX, int LabelY);
