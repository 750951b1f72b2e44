using Xunit;

namespace Capacity.Testing;

/// <summary>Published data that is not part of the product: the folder <c>data</c> of CAPACITY_SHARED, or of <c>shared</c> beside the checkout.</summary>
public static class SharedData
{
    private const string Variable = "CAPACITY_SHARED";

    /// <summary>The file's path. Where the data is not on this machine the test is skipped and says so; a variable that points to nothing fails it.</summary>
    public static string Find(string file)
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var path = Path.Combine(string.IsNullOrEmpty(named) ? Beside() : named, "data", file);
        if (File.Exists(path)) return path;
        if (!string.IsNullOrEmpty(named)) Assert.Fail($"{Variable} is '{named}', and there is no data/{file} in it.");
        Assert.Skip($"The published data is not on this machine: set {Variable} to the folder that has data/{file}.");
        return path;
    }

    private static string Beside()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Capacity.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? AppContext.BaseDirectory, "shared");
    }
}
