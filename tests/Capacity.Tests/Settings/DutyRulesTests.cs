using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Testing.A;

namespace Capacity.Tests.Settings;

/// <summary>What a household's setting makes of the word of its authority's rota.</summary>
public class DutyRulesTests
{
    private const string Birmingham = "E08000025";
    private static readonly OffDuty Afternoon = new(Noon.AddHours(1), Noon.AddHours(5)), Tomorrow = new(Noon.AddHours(24), Noon.AddHours(30));

    [Fact]
    public void A_vacant_bed_is_not_offered_while_its_carers_are_off_duty()
    {
        var carers = Carers(beds: 3, occupied: 1, suspended: 1).Do(Off(Afternoon));

        Assert.Equal((new Counts(3, 1, 0, 1, 0, 1), "other=1", ""), Shown(carers, Noon.AddHours(1).AddMilliseconds(-1)));
        Assert.Equal((new Counts(3, 1, 0, 0, 0, 2), "other=1 off-rota=1", "off-rota"), Shown(carers, Noon.AddHours(1)));
        Assert.Equal((new Counts(3, 1, 0, 1, 0, 1), "other=1", ""), Shown(carers, Noon.AddHours(5)));
    }

    [Fact]
    public void Of_several_reasons_the_rota_is_the_last()
    {
        var carers = Carers(rating: Rating.Inadequate).Do(new SuspendSetting(SuspensionReason.CarerBreak)).Do(Off(Afternoon));

        Assert.Equal((new Counts(2, 0, 0, 0, 0, 2), "carer-break=2", "carer-break rating-inadequate off-rota"), Shown(carers, Afternoon.From));
    }

    [Fact]
    public void What_is_said_twice_is_recorded_once_and_what_is_past_is_not_recorded()
    {
        var carers = Carers().Do(Off(Afternoon, Tomorrow));

        Assert.Equal(Decision.NothingToDo, carers.Decide(Off(Afternoon, Tomorrow)));
        Assert.Equal(Decision.NothingToDo, carers.Decide(Off(Tomorrow), now: Afternoon.Until));
        Assert.Equal(Decision.NothingToDo, carers.Decide(Off(Afternoon with { From = Noon.AddHours(-9) }, Tomorrow), now: Afternoon.From));
        Assert.Equal([Tomorrow with { Until = Noon.AddHours(31) }], ((DutySet)carers.Decide(Off(Afternoon, Tomorrow with { Until = Noon.AddHours(31) }), now: Afternoon.Until).Event!).Off);
    }

    [Fact]
    public void Nobody_who_takes_other_children_too_and_nobody_of_another_authority_hears_it()
    {
        Assert.Equal(Decision.NothingToDo, Carers(categories: ["fostering-edt", "fostering-mainstream"]).Decide(Off(Afternoon)));
        Assert.Equal(Decision.NothingToDo, Carers().Decide(new SetDuty("E08000030", [Afternoon])));
    }

    [Fact]
    public void Who_leaves_the_category_or_the_authority_is_on_duty_again_and_who_only_changes_otherwise_is_not()
    {
        var carers = Carers().Do(Off(Afternoon));

        Assert.False(Registered(p => p with { Categories = ["fostering-edt", "fostering-mainstream"] }).IsOffDuty(Afternoon.From));
        Assert.False(Registered(p => p with { Authority = "E08000030" }).IsOffDuty(Afternoon.From));
        Assert.True(Registered(p => p with { District = "birmingham-yardley" }).IsOffDuty(Afternoon.From));
        Assert.Null(carers.Do(Off()).OffDuty);

        Setting Registered(Func<Profile, Profile> change) => carers.Do(new RegisterSetting(change(carers.Profile), 2, null), Admin);
    }

    [Fact]
    public void The_rotas_word_confirms_nothing()
    {
        var carers = Carers().Do(Off(Afternoon), Actor.System, Noon.AddHours(1));

        Assert.Equal((2, Noon), (carers.Version, carers.ConfirmedAt));
    }

    [Fact]
    public void Who_decided_before_the_rotas_word_need_not_decide_again()
    {
        var carers = Carers().Do(new Confirm()).Do(Off(Afternoon)).Do(Off(Tomorrow));
        var later = carers.Do(new Confirm());

        Assert.Equal([true, false, false, false, true], Enumerable.Range(1, 5).Select(carers.HasMovedOnFrom));
        Assert.Equal([true, true, true, true, false], Enumerable.Range(1, 5).Select(later.HasMovedOnFrom));
    }

    [Fact]
    public void A_bed_that_is_let_go_by_carers_off_duty_is_news_as_a_suspended_one()
    {
        var carers = Carers(beds: 1, occupied: 1).Do(Off(Afternoon));

        var change = Assert.Single(BedChanges.Of(carers, new(carers.Id, carers.Version + 1, Afternoon.From, Duty, new BedVacated("1", null, Offer: true)), FreshFor));

        Assert.Equal((BedBecame.Suspended, "off-rota"), (change.Became, change.Reason));
    }

    private static SetDuty Off(params OffDuty[] off) => new(Birmingham, [.. off]);

    private static Setting Carers(int beds = 2, int occupied = 0, int suspended = 0, string[]? categories = null, Rating rating = Rating.Good) =>
        Setting(beds, occupied, suspended, Profile(SettingType.FosterHousehold, categories ?? ["fostering-edt"], Birmingham, rating: rating));

    private static (Counts, string Reasons, string NotOffered) Shown(Setting s, DateTimeOffset now)
    {
        var view = SettingView.Of(s, FreshFor, now);
        return (view.Counts, string.Join(' ', view.SuspendedBy.Select(r => $"{r.Key}={r.Value}")), string.Join(' ', view.Beds.OfType<VacantBedView>().First().NotOfferedBecause));
    }
}
