using Capacity.Register;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Register;

public class ImportPlanTests
{
    [Fact]
    public async Task New_changed_unchanged_missing_and_closed_settings_are_counted()
    {
        var report = await PlanAsync(
            [RegisterText.Row("new-1"), RegisterText.Row("same-1"), RegisterText.Row("more-1", ("beds", "4")), RegisterText.Row("shut-1", ("status", "closed"))],
            [Stored("same-1"), Stored("more-1"), Stored("shut-1"), Stored("gone-1"), Stored("gone-2", SettingStatus.Closed)]);

        Assert.Equal((4, 1, 2, 1, 1, 1, 0), (report.Rows, report.Added, report.Changed, report.Unchanged, report.Missing, report.Closed, report.Rejected));
        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task Missing_settings_are_closed_where_that_is_asked_for()
    {
        var occupied = Stored("full-1").Do(new OccupyBed("1", "E08000025"));
        var report = await PlanAsync([RegisterText.Row("same-1")], [Stored("same-1"), Stored("gone-1"), occupied], new(ImportMode.Apply, CloseMissing: true));

        Assert.Equal((2, 1, 0), (report.Missing, report.Closed, report.Rejected));
        Assert.Equal([(0, "settingId", "full-1")], report.Problems.Select(p => (p.Row, p.Field, p.Value)));
        Assert.False(report.IsRefused);
    }

    [Fact]
    public async Task Nothing_is_closed_for_being_missing_where_a_row_cannot_be_read()
    {
        var report = await PlanAsync(
            [RegisterText.Row("same-1"), RegisterText.Row("Gone 1")], [Stored("same-1"), Stored("gone-1")], new(ImportMode.Apply, Partial: true, CloseMissing: true));

        Assert.Equal((1, 0, 1), (report.Missing, report.Closed, report.Rejected));
    }

    [Fact]
    public async Task A_setting_whose_row_is_rejected_is_not_missing()
    {
        var report = await PlanAsync(
            [RegisterText.Row("home-1", ("gender", "purple")), RegisterText.Row("home-2") + ",more"], [Stored("home-1"), Stored("home-2")],
            new(ImportMode.Apply, Partial: true, CloseMissing: true));

        Assert.Equal((0, 0, 2), (report.Missing, report.Closed, report.Rejected));
    }

    [Theory]
    [InlineData("beds", "1")]
    [InlineData("status", "closed")]
    public async Task What_a_setting_would_refuse_is_a_problem_of_its_row(string column, string cell)
    {
        var full = Stored("home-1").Do(new OccupyBed("1", "E08000025")).Held(beds: 1);

        var report = await PlanAsync([RegisterText.Row("home-1", (column, cell))], [full]);

        Assert.Equal((1, true), (report.Rejected, report.IsRefused));
        Assert.Equal((1, column, cell), Assert.Single(report.Problems) is var p ? (p.Row, p.Field, p.Value) : default);
    }

    [Theory]
    [InlineData("4", "0", "open", "occupied", "4")]
    [InlineData("2", "2", "open", "suspended", "2")]
    [InlineData("0", "2147483647", "open", "suspended", "2147483647")]
    [InlineData("1", "0", "closed", "status", "closed")]
    public async Task First_counts_are_held_to_the_beds(string occupied, string suspended, string status, string field, string value)
    {
        var report = await PlanAsync([RegisterText.Row("new-1", ("occupied", occupied), ("suspended", suspended), ("status", status))], []);

        Assert.Equal((1, field, value), Assert.Single(report.Problems) is var p ? (p.Row, p.Field, p.Value) : default);
    }

    [Fact]
    public async Task First_counts_of_a_setting_that_is_there_are_not_looked_at()
    {
        var report = await PlanAsync([RegisterText.Row("home-1", ("occupied", "4"), ("suspended", "4"))], [Stored("home-1")]);

        Assert.Equal((1, 0), (report.Unchanged, report.Rejected));
    }

    [Fact]
    public async Task A_district_lies_where_the_store_or_the_first_row_has_it()
    {
        var report = await PlanAsync(
            [
                RegisterText.Row("a", ("authority", "E08000028")), RegisterText.Row("b"), RegisterText.Row("c", ("district", "oldbury"), ("authority", "E08000028")),
                RegisterText.Row("d", ("district", "oldbury"), ("authority", "E08000029")), RegisterText.Row("e", ("district", "oldbury"), ("gender", "purple")),
                RegisterText.Row("f", ("district", "tipton"), ("authority", "E08000029"), ("gender", "purple")), RegisterText.Row("g", ("district", "tipton"), ("authority", "E08000028")),
            ],
            [Stored("closed-1", SettingStatus.Closed)]);

        Assert.Equal(
            [
                (1, "district", "birmingham-northfield lies in E08000025 (Birmingham), not in E08000028 (Sandwell)."),
                (4, "district", "oldbury lies in E08000028 (Sandwell), not in E08000029 (Solihull)."), (5, "gender", "'purple' is none of its words: any, female, male."),
                (5, "district", "oldbury lies in E08000028 (Sandwell), not in E08000025 (Birmingham)."), (6, "gender", "'purple' is none of its words: any, female, male."),
            ],
            report.Problems.Select(p => (p.Row, p.Field, p.Message)));
        Assert.Equal((4, 3), (report.Rejected, report.Added));
    }

    [Fact]
    public async Task A_providers_suspension_outlives_an_open_row_and_the_registers_own_does_not()
    {
        var theirs = Stored("home-1").Do(new SuspendSetting(SuspensionReason.Staffing), A.Provider);

        var report = await PlanAsync([RegisterText.Row("home-1"), RegisterText.Row("home-2")], [theirs, Stored("home-2", SettingStatus.Suspended)]);

        Assert.Equal((1, 1), (report.Unchanged, report.Changed));
    }

    [Fact]
    public async Task An_open_row_reopens_a_closed_setting()
    {
        var report = await PlanAsync([RegisterText.Row("home-1")], [Stored("home-1", SettingStatus.Closed)]);

        Assert.Equal((1, 0), (report.Changed, report.Closed));
    }

    private static Setting Stored(string id, SettingStatus status = SettingStatus.Open) =>
        A.Setting(3, profile: A.Profile() with { Phone = null, WeeklyFee = null }, status: status, id: id);

    private static async Task<ImportReport> PlanAsync(string[] rows, Setting[] store, ImportOrder? order = null)
    {
        var plan = new ImportPlan(await RegisterText.ReadAsync(rows), order ?? new(ImportMode.Check), A.Asking(A.Admin));
        foreach (var setting in store) plan.Meet(setting);
        plan.Conclude();
        return plan.Report(Guid.Empty, applied: false);
    }
}
