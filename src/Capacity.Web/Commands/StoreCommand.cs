using System.CommandLine;
using Capacity.History;
using Capacity.Storage;
using Capacity.Web.Host;

namespace Capacity.Web.Commands;

/// <summary>A command that opens the store of the start settings, as the tracker would, and no more.</summary>
internal static class StoreCommand
{
    /// <summary>The store cannot be opened, or a setting makes no sense.</summary>
    public const int NotOpened = 2;

    /// <param name="work">With the open store's journal; answers the exit code.</param>
    public static async Task<int> RunAsync(
        string name, string description, string[] args, TextWriter output, TextWriter error, Func<IJournal, StartSettings, CancellationToken, Task<int>> work)
    {
        var command = new Command(name, description);
        command.SetAction(async (_, stop) =>
        {
            try
            {
                var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
                var settings = StartSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);
                builder.Logging.ClearProviders();
                builder.Services.AddStore(settings);
                using var host = builder.Build();
                await host.StartAsync(stop);
                var code = await work(host.Services.GetRequiredService<IJournal>(), settings, stop);
                await host.StopAsync(CancellationToken.None);
                return code;
            }
            catch (Exception e) when (e is StoreCannotOpenException or StoreUnavailableException or SettingFault)
            {
                await error.WriteLineAsync(ImportPrint.Line(e.Message));
                return NotOpened;
            }
        });
        var parsed = new RootCommand("Capacity") { command }.Parse(args);
        var code = await parsed.InvokeAsync(new() { Output = output, Error = error });
        return parsed.Errors.Count > 0 ? NotOpened : code;
    }
}
