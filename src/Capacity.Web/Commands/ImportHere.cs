using Capacity.History;
using Capacity.Register;
using Capacity.Settings;
using Capacity.Storage;
using Capacity.Sufficiency;
using Capacity.Web.Host;

namespace Capacity.Web.Commands;

/// <summary>Imports into the store of the start settings, without serving anything: as a node of its own, which joins those that run on the same database.</summary>
internal static class ImportHere
{
    private static readonly Actor Importer = new(ActorKind.System, "import", "The import command", null);

    public static async Task<ImportReport> RunAsync(Stream stream, ImportOrder order, IProgress<ImportProgress> progress, CancellationToken stop)
    {
        try
        {
            var file = await RegisterFile.ReadAsync(stream, progress, stop);
            using var host = Build();
            await host.StartAsync(stop);
            var report = await host.Services.GetRequiredService<RegisterImport>()
                .RunAsync(file, order, Importer, Guid.CreateVersion7(host.Services.GetRequiredService<Clock>().Now), progress, stop);
            await host.StopAsync(CancellationToken.None);
            return report;
        }
        catch (StoreCannotOpenException e)
        {
            throw new ImportFault($"{e.Message} Into a tracker that runs, import with --server and its address.", e);
        }
        catch (Exception e) when (e is BadFileException or SettingFault or StoreUnavailableException)
        {
            throw new ImportFault(e.Message, e);
        }
    }

    private static IHost Build()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        var settings = StartSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);
        settings = settings with { Role = NodeRole.All, Cluster = settings.Cluster with { SiloPort = 0, GatewayPort = 0 } }; // a node of this machine may have its ports
        builder.Logging.ClearProviders();
        builder.AddNode(settings);
        builder.Services.AddSingleton(settings.Freshness).AddSingleton(settings.Authorities).AddSingleton<Clock, SystemClock>().AddStore(settings).AddSufficiency().AddSettings().AddRegister();
        return builder.Build();
    }
}
