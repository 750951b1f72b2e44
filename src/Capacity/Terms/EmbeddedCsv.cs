using System.Reflection;

namespace Capacity.Terms;

/// <summary>Small tables that ship inside the product, without quotes or line breaks in their cells.</summary>
internal static class EmbeddedCsv
{
    /// <summary>The rows after the header.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith($".Data.{file}", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line) yield return line.Split(',');
    }
}
