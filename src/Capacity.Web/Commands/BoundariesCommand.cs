using System.CommandLine;
using Capacity.Web.Boundaries;
using Capacity.Web.Host;
using Capacity.Web.Pages;

namespace Capacity.Web.Commands;

/// <summary><c>boundaries</c>: puts a file of boundaries into the data folder, so that the map is drawn with outlines. A tracker that runs shows them at the next look.</summary>
internal static class BoundariesCommand
{
    public const string Name = "boundaries";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("file") { Description = "GeoJSON in longitude and latitude, such as the ONS's boundaries of counties and unitary authorities." };
        var property = new Option<string?>("--property") { Description = "The property that holds each area's code, where it is not named like LAD23CD." };
        var command = new Command(Name, "Draws the map with the outlines of a GeoJSON file.") { file, property };
        command.SetAction(async (parsed, _) =>
        {
            try
            {
                return await KeepAsync(parsed.GetValue(file)!, parsed.GetValue(property), output);
            }
            catch (Exception e) when (e is BadBoundariesException or IOException or UnauthorizedAccessException or SettingFault)
            {
                await error.WriteLineAsync(ImportPrint.Line(e.Message));
                return StoreCommand.NotOpened;
            }
        });
        var result = new RootCommand("Capacity") { command }.Parse(args);
        var code = await result.InvokeAsync(new() { Output = output, Error = error });
        return result.Errors.Count > 0 ? StoreCommand.NotOpened : code;
    }

    private static async Task<int> KeepAsync(string file, string? property, TextWriter output)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        var folder = StartSettings.Read(builder.Configuration, builder.Environment.ContentRootPath).DataFolder;
        IReadOnlyList<Boundary> boundaries;
        using (var from = File.OpenRead(file)) boundaries = BoundaryFile.Read(from, property);

        Directory.CreateDirectory(folder);
        var kept = BoundaryFolder.In(folder);
        using (var to = File.Create(kept + ".new")) KeptBoundaries.Write(to, boundaries);
        File.Move(kept + ".new", kept, overwrite: true);
        await output.WriteLineAsync($"{Plural.Of(boundaries.Count, "outline")} kept in {kept}: {string.Join(", ", boundaries.Select(b => b.Area).Order(StringComparer.Ordinal))}.");
        var missing = PlaceNames.Authorities.Keys.Except(boundaries.Select(b => b.Area)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0) await output.WriteLineAsync($"The file lacks {string.Join(", ", missing.Select(m => $"{PlaceNames.Authority(m)} ({m})"))}: the map does without.");
        return 0;
    }
}
