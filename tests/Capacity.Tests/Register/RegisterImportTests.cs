using Capacity.Register;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Register;

public sealed class RegisterImportTests : IAsyncLifetime
{
    private RegisterCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await RegisterCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_new_setting_is_registered_by_the_caller_and_confirmed_by_that()
    {
        await _cluster.ImportAsync(RegisterText.Row("home-1", ("beds", "4"), ("occupied", "2"), ("suspended", "1"), ("status", "suspended")));

        var setting = await _cluster.ReadAsync("home-1");
        var recorded = Assert.Single(await _cluster.Journal.ReadEventsAsync("home-1", 0, 10, TestContext.Current.CancellationToken));
        Assert.Equal((1, A.Admin, "setting-registered", A.Noon), (recorded.Version, recorded.Actor, recorded.Kind, recorded.At));
        Assert.Equal((SettingStatus.Suspended, Suspension.AsRegistered, A.Noon), (setting!.Status, setting.Suspension, setting.ConfirmedAt));
        Assert.Equal([BedStatus.Occupied, BedStatus.Occupied, BedStatus.Suspended, BedStatus.Vacant], setting.Beds.Select(b => b.Status));
    }

    [Fact]
    public async Task A_changed_setting_is_not_confirmed_and_keeps_who_lives_there()
    {
        await _cluster.ImportAsync(RegisterText.Row("home-1", ("occupied", "1")));
        _cluster.Clock.Advance(TimeSpan.FromHours(1));

        var report = await _cluster.ImportAsync(RegisterText.Row("home-1", ("name", "Oak House"), ("beds", "2"), ("occupied", "0")));

        var setting = await _cluster.ReadAsync("home-1");
        Assert.Equal((0, 1, 0), (report.Added, report.Changed, report.Unchanged));
        Assert.Equal(("Oak House", 2, A.Noon, 2), (setting!.Profile.Name, setting.Beds.Length, setting.ConfirmedAt, setting.Version));
        Assert.Equal(BedStatus.Occupied, setting.Bed("1")!.Status);
    }

    [Fact]
    public async Task A_check_changes_nothing()
    {
        var file = await RegisterText.ReadAsync(RegisterText.Row("home-1"));

        var report = await _cluster.ImportAsync(file, new(ImportMode.Check));

        Assert.Equal((false, 1), (report.Applied, report.Added));
        Assert.Null(await _cluster.ReadAsync("home-1"));
    }

    [Fact]
    public async Task One_bad_row_keeps_the_whole_file_out_unless_a_part_will_do()
    {
        var file = await RegisterText.ReadAsync(RegisterText.Row("home-1"), RegisterText.Row("home-2", ("gender", "purple")));

        var refused = await _cluster.ImportAsync(file);
        var nothing = await _cluster.ReadAsync("home-1");
        var partial = await _cluster.ImportAsync(file, new(ImportMode.Apply, Partial: true));

        Assert.Equal((true, false, 1), (refused.IsRefused, refused.Applied, refused.Rejected));
        Assert.Null(nothing);
        Assert.Equal((false, true, 1, 1), (partial.IsRefused, partial.Applied, partial.Rejected, partial.Added));
        Assert.NotNull(await _cluster.ReadAsync("home-1"));
        Assert.Null(await _cluster.ReadAsync("home-2"));
    }

    [Fact]
    public async Task Missing_settings_are_closed_by_command_and_leave_the_totals()
    {
        await _cluster.ImportAsync(RegisterText.Row("home-1"), RegisterText.Row("home-2"), RegisterText.Row("home-3", ("occupied", "1")));

        var file = await RegisterText.ReadAsync(RegisterText.Row("home-1"));
        var report = await _cluster.ImportAsync(file, new(ImportMode.Apply, CloseMissing: true));

        Assert.Equal((2, 1, 0), (report.Missing, report.Closed, report.Rejected));
        Assert.Equal(SettingStatus.Closed, (await _cluster.ReadAsync("home-2"))!.Status);
        Assert.Equal(SettingStatus.Open, (await _cluster.ReadAsync("home-3"))!.Status);
        Assert.Equal((2, 6), await _cluster.RegionAsync());
    }

    [Fact]
    public async Task Totals_follow_a_setting_that_moves()
    {
        await _cluster.ImportAsync(RegisterText.Row("home-1"), RegisterText.Row("home-2"));

        await _cluster.ImportAsync(RegisterText.Row("home-1"), RegisterText.Row("home-2", ("district", "oldbury"), ("authority", "E08000028"), ("provider", "other"), ("categories", "secure")));

        Assert.Equal([("birmingham-northfield", 1), ("oldbury", 1)], (await _cluster.SufficiencyAsync(Dimension.District)).Select(r => (r.Key, r.Settings)));
        Assert.Equal([("E08000025", 1), ("E08000028", 1)], (await _cluster.SufficiencyAsync(Dimension.Authority)).Select(r => (r.Key, r.Settings)));
        Assert.Equal([("residential-ebd", 1), ("secure", 1)], (await _cluster.SufficiencyAsync(Dimension.Category)).Select(r => (r.Key, r.Settings)));
        Assert.Equal([("acme-care", 1), ("other", 1)], (await _cluster.SufficiencyAsync(Dimension.Provider)).Select(r => (r.Key, r.Settings)));
    }

    [Fact]
    public async Task Who_was_quicker_is_heard_and_what_then_fails_is_a_rejected_row()
    {
        await _cluster.ImportAsync(RegisterText.Row("home-1"), RegisterText.Row("home-2"));
        var file = await RegisterText.ReadAsync(RegisterText.Row("home-1", ("beds", "1")), RegisterText.Row("home-3", ("beds", "2")), RegisterText.Row("home-4", ("beds", "1")));
        var race = new When(ImportStage.Comparing, async () =>
        {
            foreach (var bed in (string[])["1", "2"]) await _cluster.DoAsync("home-1", new OccupyBed(bed, "E08000025"));
            await _cluster.DoAsync("home-2", new OccupyBed("1", "E08000025"));
            await _cluster.DoAsync("home-3", new RegisterSetting(A.Profile(), 5, null));
            await _cluster.DoAsync("home-4", new RegisterSetting(A.Profile(), 5, null, Occupied: 2));
        });

        var report = await _cluster.ImportAsync(file, new(ImportMode.Apply, CloseMissing: true), race);

        Assert.Equal((true, 1, 0, 2, 0), (report.Applied, report.Added, report.Changed, report.Rejected, report.Closed));
        Assert.Equal([(0, "settingId"), (1, "beds"), (3, "beds")], report.Problems.Select(p => (p.Row, p.Field)));
        var beds = await Task.WhenAll(((string[])["home-1", "home-3", "home-4"]).Select(async id => (await _cluster.ReadAsync(id))!.Beds.Length));
        Assert.Equal([3, 2, 5], beds);
    }

    [Fact]
    public async Task Of_two_imports_at_once_one_waits_for_the_other()
    {
        var file = await RegisterText.ReadAsync(RegisterText.Many(3000));

        var reports = await Task.WhenAll(_cluster.ImportAsync(file), _cluster.ImportAsync(file));

        Assert.Equal([(0, 3000), (3000, 0)], reports.Select(r => (r.Added, r.Unchanged)).Order());
    }

    [Fact]
    public async Task An_import_that_was_broken_off_is_completed_by_the_same_again()
    {
        var file = await RegisterText.ReadAsync(RegisterText.Many(5000));

        await _cluster.BreakOffAsync(file, A.Admin);
        var (before, _) = await _cluster.RegionAsync();
        var report = await _cluster.ImportAsync(file);

        Assert.InRange(before, 1, 4999);
        Assert.Equal((5000 - before, before, 0), (report.Added, report.Unchanged, report.Changed));
        Assert.Equal((5000, file.Lines.Sum(l => l.Registration!.Beds)), await _cluster.RegionAsync());
    }

    [Fact]
    public async Task A_hundred_thousand_rows_can_be_checked()
    {
        var report = await _cluster.ImportAsync(await RegisterText.ReadAsync(RegisterText.Many(100_000)), new(ImportMode.Check));

        Assert.Equal((100_000, 100_000, 0), (report.Rows, report.Added, report.Rejected));
    }
}
