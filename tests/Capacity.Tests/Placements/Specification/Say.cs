using System.Globalization;
using System.Text.RegularExpressions;
using Capacity.Terms;

namespace Capacity.Tests.Placements.Specification;

/// <summary>The words inside phrases: numbers, days, and what the catalogue calls things.</summary>
internal static class Say
{
    private const int Year = 2026;

    public static string Text(this Match match, int hole = 1) => match.Groups[hole].Value;

    public static bool Has(this Match match, int hole) => match.Groups[hole].Success;

    /// <summary>A number in figures, or none.</summary>
    public static int Whole(this Match match, int hole = 1) => match.Text(hole) == "no" ? 0 : int.Parse(match.Text(hole), CultureInfo.InvariantCulture);

    public static double Decimal(this Match match, int hole = 1) => double.Parse(match.Text(hole), CultureInfo.InvariantCulture);

    public static DateOnly Day(this Match match, int hole = 1) =>
        DateOnly.ParseExact($"{match.Text(hole)} {Year}", "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A time of the day and the day, as a clock on a wall shows them.</summary>
    public static DateTimeOffset Moment(this Match match) =>
        LondonTime.Moment(match.Day(2), TimeOnly.ParseExact(match.Text(1), "HH:mm", CultureInfo.InvariantCulture));

    public static string Authority(this Match match) => PlaceNames.Authorities.Single(a => a.Value == match.Text()).Key;

    /// <summary>The id of what the catalogue calls so.</summary>
    public static string Id<T>(this TermList<T> terms, string name) where T : Term =>
        terms.SingleOrDefault(t => Same(t.Name, name))?.Id ?? throw new FormatException($"'{name}' is not in the catalogue.");

    /// <summary>The ids of several names. A name may have the joining word in it, so the longest name that fits is taken.</summary>
    public static string[] Ids<T>(this TermList<T> terms, string names, string join) where T : Term
    {
        var first = terms.Where(t => Same(t.Name, names) || names.StartsWith(t.Name + join, StringComparison.OrdinalIgnoreCase)).MaxBy(t => t.Name.Length)
            ?? throw new FormatException($"'{names}' does not begin with a name of the catalogue.");
        return Same(first.Name, names) ? [first.Id] : [first.Id, .. terms.Ids(names[(first.Name.Length + join.Length)..], join)];
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
