using Xunit;

namespace Capacity.Testing;

/// <summary>What is not part of the product: the folder that CAPACITY_SHARED names, or <c>shared</c> beside the checkout. Its <c>data</c> is published figures.</summary>
public static class SharedData
{
    private const string Variable = "CAPACITY_SHARED";

    /// <summary>A folder in it, whether it is there or not.</summary>
    public static string Folder(string name) => Path.Combine(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Beside(), name);

    /// <summary>The file's path. Where the data is not on this machine the test is skipped and says so; a variable that points to nothing fails it.</summary>
    public static string Find(string file)
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var path = Path.Combine(Folder("data"), file);
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
