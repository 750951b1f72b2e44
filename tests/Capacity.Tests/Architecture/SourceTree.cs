namespace Capacity.Tests.Architecture;

/// <summary>The source as it is on disk, without what is built or fetched.</summary>
internal static class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "wwwroot", "TestResults"];
    private static readonly string[] Written = [".cs", ".cshtml", ".ts", ".mjs", ".scss", ".sql"];

    public static readonly string Root = FindRoot();

    public static IEnumerable<SourceFile> Files() =>
        Folders("src").Concat(Folders("tests"))
            .SelectMany(Directory.EnumerateFiles)
            .Where(f => Written.Contains(Path.GetExtension(f)))
            .Select(f => new SourceFile(Path.GetRelativePath(Root, f).Replace('\\', '/')));

    public static IEnumerable<string> Folders(string top) => Below(Path.Combine(Root, top));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateDirectories(folder)
            .Where(d => !Made.Contains(Path.GetFileName(d)))
            .SelectMany(Below)
            .Prepend(folder);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Capacity.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run from inside the repository.");
        return folder.FullName;
    }
}

internal sealed record SourceFile(string Path)
{
    public string[] Lines => File.ReadAllLines(System.IO.Path.Combine(SourceTree.Root, Path));

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>src/Capacity.Web/Pages/Totals.cs belongs in Capacity.Web.Pages.</summary>
    public string Namespace => string.Join('.', Path.Split('/')[1..^1]);
}
