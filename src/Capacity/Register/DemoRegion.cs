using System.Reflection;
using Capacity.History;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Capacity.Register;

/// <summary>
/// The region that an empty store begins with: settings that are made up, with totals that are published. It is loaded before the node takes requests, by the same import as any register.
/// </summary>
internal sealed class DemoRegion(IJournal journal, RegisterImport import, Clock clock, ILogger<DemoRegion> log) : IHostedService
{
    public static readonly Actor Loader = new(ActorKind.System, "demo", "The demo region", null);

    /// <summary>The file's last setting: an import writes it when all the others are there, so that a store that has it has the whole region.</summary>
    public const string Last = "sct-cp-0051";

    public static Stream Open() => Assembly.GetExecutingAssembly().GetManifestResourceStream("Capacity.Register.Data.demo-region.csv")!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await IsWantedAsync(cancellationToken)) return;
        await using var stream = Open();
        var file = await RegisterFile.ReadAsync(stream, stop: cancellationToken);
        var report = await import.RunAsync(file, new(ImportMode.Apply), Loader, Guid.CreateVersion7(clock.Now), stop: cancellationToken);
        RegisterLog.DemoLoaded(log, report.Added, report.Rows);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The store is empty, or an earlier start was broken off while it loaded.</summary>
    private async Task<bool> IsWantedAsync(CancellationToken stop)
    {
        await foreach (var row in journal.ReadAllAsync(SettingFilter.Everything, limit: 1, stop: stop))
            return await journal.ReadAsync(Last, stop) is null && await journal.ReadEventsAsync(row.Id, 0, 1, stop) is [{ Actor: var actor }] && actor == Loader;
        return true;
    }
}
