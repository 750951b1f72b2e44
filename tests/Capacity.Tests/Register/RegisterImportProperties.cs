using Capacity.Register;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Capacity.Tests.Register;

public sealed class RegisterImportProperties : IAsyncLifetime
{
    private const int Settings = 6;

    private RegisterCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await RegisterCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public void A_check_says_what_an_apply_does_and_the_same_again_does_nothing()
    {
        var row = Gen.Choose(1, Settings).SelectMany(n => Gen.Choose(0, 9).SelectMany(beds => Gen.Elements("open", "open", "suspended", "closed").SelectMany(status =>
            Gen.Elements("north", "south").SelectMany(district => Gen.Elements("good", "good", "purple").Select(rating => RegisterText.Row($"home-{n}", ("beds", $"{beds}"),
                ("status", status), ("district", district), ("rating", rating), ("occupied", $"{beds % 3}"), ("needs", beds % 2 == 0 ? "autism;missing" : "missing;autism")))))));
        var order = Gen.Elements(true, false).SelectMany(partial => Gen.Elements(true, false).Select(close => new ImportOrder(ImportMode.Apply, partial, close)));
        SettingCommand[] commands =
        [
            new OccupyBed("1", "E08000025"), new VacateBed("1", Offer: true), new SuspendSetting(SuspensionReason.Staffing), new ReopenSetting(), new CloseSetting(),
            new AddBed(), new RemoveBed("2"), new Rate(Rating.Inadequate, DateOnly.FromDateTime(A.Noon.Date)),
        ];
        var deeds = Gen.ListOf(Gen.Choose(1, Settings).SelectMany(n => Gen.Elements(commands).Select(c => (Id: $"home-{n}", Command: c))));

        Prop.ForAll(Gen.ListOf(row).ToArbitrary(), order.ToArbitrary(), deeds.ToArbitrary(), (rows, wanted, between) =>
            HoldsAsync([.. rows], wanted, [.. between]).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();
    }

    private async Task HoldsAsync(string[] rows, ImportOrder order, (string Id, SettingCommand Command)[] between)
    {
        foreach (var (id, command) in between) await _cluster.Setting(id).DoAsync(command, new(A.Provider));
        var file = await RegisterText.ReadAsync(rows);

        var foretold = await _cluster.ImportAsync(file, order with { Mode = ImportMode.Check });
        var done = await _cluster.ImportAsync(file, order);
        var versions = await VersionsAsync();
        var again = await _cluster.ImportAsync(file, order);

        Assert.Equal(foretold.Problems, done.Problems);
        Assert.Equal(foretold with { Id = done.Id, Mode = ImportMode.Apply, Applied = done.Applied, Problems = done.Problems }, done);
        Assert.Equal(done.Rows, done.Added + done.Changed + done.Unchanged + done.Rejected);
        Assert.Equal(!done.IsRefused, done.Applied);
        Assert.Equal(versions, await VersionsAsync());
        if (done.Applied) Assert.Equal((0, 0, 0, done.Rejected), (again.Added, again.Changed, again.Closed, again.Rejected));
    }

    private async Task<IReadOnlyList<int>> VersionsAsync() =>
        await Task.WhenAll(Enumerable.Range(1, Settings).Select(async n => (await _cluster.ReadAsync($"home-{n}"))?.Version ?? 0));
}
