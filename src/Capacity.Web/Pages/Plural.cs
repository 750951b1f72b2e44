using System.Globalization;

namespace Capacity.Web.Pages;

/// <summary>Numbers with their nouns.</summary>
internal static class Plural
{
    public static string Of(int count, string one, string? many = null) => $"{Number(count)} {Word(count, one, many)}";

    public static string Word(int count, string one, string? many = null) => count == 1 ? one : many ?? one + "s";

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
