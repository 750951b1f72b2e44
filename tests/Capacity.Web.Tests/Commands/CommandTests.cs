using System.Diagnostics;
using Capacity.Register;
using Capacity.Testing;

namespace Capacity.Web.Tests.Commands;

/// <summary>The commands as an operator runs them: processes of their own, on a store that no tracker has open.</summary>
public class CommandTests
{
    [Fact]
    public async Task A_register_is_checked_imported_and_imported_again_and_the_store_is_as_it_must_be()
    {
        await using var store = await TestStore.NewAsync();
        var file = Path.Combine(store.Folder, "register.csv");
        await using (var to = File.Create(file)) await DemoRegion.Open().CopyToAsync(to, TestContext.Current.CancellationToken);

        var check = await RunAsync(store, "import", file, "--check");
        var import = await RunAsync(store, "import", file);
        var again = await RunAsync(store, "import", file);
        var kept = await RunAsync(store, "check");

        Assert.All([check, import, again, kept], run => Assert.True(run.Code == 0, $"{run.Code}: {run.Output}{run.Error}"));
        Assert.Contains("5,213 rows: 5,213 added, 0 changed, 0 unchanged, 0 rejected.", check.Output, StringComparison.Ordinal);
        Assert.Contains("Checked: nothing was changed.", check.Output, StringComparison.Ordinal);
        Assert.Contains("5,213 rows: 5,213 added, 0 changed, 0 unchanged, 0 rejected.", import.Output, StringComparison.Ordinal);
        Assert.Contains("Writing: 100 %", import.Error, StringComparison.Ordinal);
        Assert.Contains("5,213 rows: 0 added, 0 changed, 5,213 unchanged, 0 rejected.", again.Output, StringComparison.Ordinal);
        Assert.Equal("5,213 settings, 10,844 beds, 5,213 events: all as it must be.", kept.Output.TrimEnd());
    }

    [Theory]
    [InlineData("import", "no-such-file.csv")]
    [InlineData("import", "no-such-file.csv", "--server", "not an address")]
    [InlineData("check", "--no-such-option")]
    [InlineData("boundaries", "no-such-file.geojson")]
    public async Task What_cannot_be_done_is_said_on_standard_error_with_code_2(params string[] arguments)
    {
        await using var store = TestStore.Embedded();

        var (code, _, error) = await RunAsync(store, arguments);

        Assert.Equal(2, code);
        Assert.NotEmpty(error);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boundaries_are_kept_in_the_data_folder_and_what_the_file_lacks_is_said()
    {
        await using var store = TestStore.Embedded();
        var file = Path.Combine(store.Folder, "ons.json");
        await File.WriteAllTextAsync(file, """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"FID":1,"CTYUA24CD":"E08000029","CTYUA24NM":"Solihull"},"geometry":{"type":"Polygon","coordinates":[[[-2,52],[-1,52],[-1,53],[-2,52]]]}}]}
            """, TestContext.Current.CancellationToken);

        var (code, output, error) = await RunAsync(store, "boundaries", file);

        Assert.True(code == 0, error);
        Assert.Contains("1 outline kept in", output, StringComparison.Ordinal);
        Assert.Contains("Birmingham (E08000025)", output, StringComparison.Ordinal);
        Assert.Contains("E08000029", await File.ReadAllTextAsync(Path.Combine(store.Folder, "store", "boundaries.geojson"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(TestStore store, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = store.Folder, Environment = { ["CAPACITY_DATA"] = Path.Combine(store.Folder, "store") },
        };
        if (store.Database is { } database) start.Environment["ConnectionStrings__Capacity"] = database;
        using var run = Process.Start(start)!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, await output, await error);
    }
}
