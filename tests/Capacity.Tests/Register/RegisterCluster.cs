using Capacity.History;
using Capacity.Register;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Capacity.Tests.Register;

/// <summary>A cluster with an empty store to import into: one a test.</summary>
internal sealed class RegisterCluster : IAsyncDisposable
{
    private readonly TestTracker _tracker;

    private RegisterCluster(TestTracker tracker) => _tracker = tracker;

    public IJournal Journal => _tracker.Journal;

    public IGrainFactory Grains => _tracker.Grains;

    public ManualClock Clock => _tracker.Clock;

    public static async Task<RegisterCluster> StartAsync() => new(await TestTracker.StartAsync(rooms: services => services.AddRegister()));

    public ISettingGrain Setting(string id) => _tracker.Setting(id);

    public ValueTask<SettingAnswer> DoAsync(string id, SettingCommand command) => Setting(id).DoAsync(command, new(A.Admin));

    public T Of<T>() where T : notnull => ((InProcessSiloHandle)_tracker.Cluster.Silos[0]).SiloHost.Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _tracker.DisposeAsync();

    public Task<ImportReport> ImportAsync(RegisterFile file, ImportOrder? order = null, IProgress<ImportProgress>? progress = null) =>
        Of<RegisterImport>().RunAsync(file, order ?? new(ImportMode.Apply), A.Admin, Guid.NewGuid(), progress, TestContext.Current.CancellationToken);

    public async Task<ImportReport> ImportAsync(params string[] rows) => await ImportAsync(await RegisterText.ReadAsync(rows));

    /// <summary>The power goes as soon as something is written.</summary>
    public async Task BreakOffAsync(RegisterFile file, Actor actor)
    {
        using var power = new CancellationTokenSource();
        var cut = new When(ImportStage.Writing, power.CancelAsync);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Of<RegisterImport>().RunAsync(file, new(ImportMode.Apply), actor, Guid.NewGuid(), cut, power.Token));
    }

    public async Task<IReadOnlyList<TotalRow>> SufficiencyAsync(Dimension by, OfferFilter? filter = null) =>
        (await Of<SufficiencyReader>().ReadAsync(by, filter ?? OfferFilter.None)).Rows;

    public async Task<(int Settings, int Beds)> RegionAsync(OfferFilter? filter = null) =>
        await SufficiencyAsync(Dimension.Region, filter) is [var row] ? (row.Settings, row.Counts.Registered) : default;

    public ValueTask<Setting?> ReadAsync(string id) => Setting(id).ReadAsync();
}

/// <summary>Does something the first time that an import reports a stage, before the import goes on.</summary>
internal sealed class When(ImportStage stage, Func<Task> act) : IProgress<ImportProgress>
{
    private bool _done;

    public void Report(ImportProgress value)
    {
        if (_done || value.Stage != stage) return;
        _done = true;
        Task.Run(act).GetAwaiter().GetResult();
    }
}
