using Capacity.Register;
using Capacity.Terms;
using Capacity.Web.Demo;

namespace Capacity.Web.Tests.Demo;

public sealed class DayPlanTests(DayPlanTests.Published given) : IClassFixture<DayPlanTests.Published>
{
    private const int Seed = 7, Ordinary = 1, Bad = 7;
    private static readonly DayRates Rates = new();

    [Fact]
    public void The_same_seed_plans_the_same_day_and_another_another()
    {
        var plan = Plan(Ordinary);

        Assert.Equal(plan.Where(a => a is SettingAct), Plan(Ordinary).Where(a => a is SettingAct));
        Assert.NotEqual(plan.Select(a => a.At), Plan(Ordinary, Seed + 1).Select(a => a.At));
        Assert.NotEqual(plan.Select(a => a.At), Plan(Ordinary + 1).Select(a => a.At));
    }

    [Fact]
    public void A_day_has_its_order_and_a_bed_one_part_in_it() => Assert.All(Enumerable.Range(0, 30).Select(day => Plan(day)), plan =>
    {
        Assert.Equal(plan.Select(a => a.At).Order(), plan.Select(a => a.At));
        Assert.Distinct(plan.OfType<SettingAct>().Select(a => (a.Setting, Bed(a))).Where(b => b.Item2 is not null));
    });

    [Fact]
    public void As_much_happens_as_is_published()
    {
        const int days = 60;
        var acts = Enumerable.Range(0, days).SelectMany(day => Plan(day * Bad + Ordinary)).ToList();
        double OnADay<T>(Func<T, bool>? which = null) => acts.OfType<T>().Count(which ?? (_ => true)) / (double)days;

        var inBeds = given.Region.Sum(s => s.Occupied.Count());
        Near(inBeds * (735 / 2283.0 + 1 / 3.0) / 365 * 0.55, OnADay<ChildNeedsBed>(a => a.Need.When == "tonight"));
        Near(inBeds * (735 / 2283.0 + 1 / 3.0) / 365 * 0.45, OnADay<ChildNeedsBed>(a => a.Need.When == "planned"), 0.15); // without children known before and emergencies
        Near((inBeds - 6) * (658 / 2283.0 + 1 / 3.0) / 365 + 6 / 3.0, OnADay<Vacates>());
        Near(given.Totals.Suspended / 14.0, OnADay<Suspends>());
        Near(given.Region.Count * 0.55, OnADay<Confirms>(), 0.05);

        static void Near(double expected, double actual, double within = 0.1) => Assert.InRange(actual, expected * (1 - within), expected * (1 + within));
    }

    [Fact]
    public void Emergency_carers_are_asked_every_day_and_others_every_other()
    {
        var confirmed = Enumerable.Range(0, 10).SelectMany(day => Plan(day)).OfType<Confirms>().CountBy(c => c.Setting).ToDictionary();

        var carers = given.Region.Where(s => s.Kind == Kind.EmergencyCarers).Select(s => confirmed.GetValueOrDefault(s.Id));
        Assert.True(carers.Average() > confirmed.Values.Average());
    }

    [Fact]
    public void Some_providers_forget_for_days_so_that_their_beds_go_stale()
    {
        var confirmed = Enumerable.Range(0, 3).SelectMany(day => Plan(day)).OfType<Confirms>().Select(c => c.Setting).ToHashSet();

        Assert.InRange(given.Region.Count(s => !confirmed.Contains(s.Id)) / (double)given.Region.Count, 0.05, 0.2);
    }

    [Fact]
    public void A_bad_night_is_many_searches_for_one_district_that_has_few_beds()
    {
        var near = Plan(Bad).OfType<ChildNeedsBed>().Where(c => c.Need.WithinMiles == 5).ToList();

        var district = Assert.Single(near.Select(c => c.Need.Near!.District).Distinct());
        Assert.InRange(near.Count, 6, 20);
        Assert.All(near, c => Assert.InRange(c.At.TotalHours, 21, 26));
        var offered = given.Region.GroupBy(s => s.District).ToDictionary(d => d.Key, d => d.Sum(s => s.Vacant.Count(b => b.Offered)));
        Assert.True(offered[district!] <= offered.Values.Order().ElementAt(offered.Count / 3));
        Assert.DoesNotContain(Plan(Ordinary).OfType<ChildNeedsBed>(), c => c.Need.WithinMiles == 5);
    }

    [Fact]
    public void Reasons_suit_what_is_suspended()
    {
        var types = given.Region.ToDictionary(s => s.Id, s => s.Type);
        var suspended = Enumerable.Range(0, 30).SelectMany(day => Plan(day)).OfType<Suspends>().Select(s => (Type: types[s.Setting], s.Reason)).ToList();

        Assert.DoesNotContain(suspended, s => s.Type == "foster-household" && s.Reason is "staffing" or "regulator");
        Assert.DoesNotContain(suspended, s => s.Type is "childrens-home" or "supported-accommodation" && s.Reason == "carer-break");
        Assert.Superset(new HashSet<string> { "staffing", "carer-break", "matching", "maintenance" }, suspended.Select(s => s.Reason).ToHashSet());
    }

    [Fact]
    public void What_is_full_empties_and_what_is_empty_fills()
    {
        var usual = Plan(Ordinary);
        var full = DayPlan.Of(given.Region, given.Times(0.9), Rates, Ordinary, Seed);
        var empty = DayPlan.Of(given.Region, given.Times(1.1), Rates, Ordinary, Seed);

        Assert.True(full.Count(a => a is Vacates) > 3 * usual.Count(a => a is Vacates));
        Assert.True(empty.Count(a => a is ChildNeedsBed { Need.When: "planned" }) > 3 * usual.Count(a => a is ChildNeedsBed { Need.When: "planned" }));
    }

    [Fact]
    public void Played_for_a_fortnight_the_region_stays_as_it_was_published()
    {
        var (region, acts) = (new PaperRegion(given.Register), 0);
        for (var day = 0; day < 14; day++)
        {
            var plan = DayPlan.Of(region.Shown(), given.Totals, Rates, day, Seed);
            acts += plan.Count;
            region.Play(plan);
        }

        var occupied = region.Settings.Sum(s => s.Beds.Count(b => b.Status == BedStatus.Occupied));
        Assert.InRange(occupied / (double)given.Totals.Occupied, 0.985, 1.015);
        Assert.All(region.Shown().GroupBy(s => s.Kind), kind =>
        {
            var published = given.Totals.Kinds[kind.Key].Occupied;
            Assert.InRange(kind.Sum(s => s.Occupied.Count()), published - Math.Max(8, published * 0.04), published + Math.Max(8, published * 0.04));
        });
        Assert.InRange(region.Settings.Sum(s => s.Beds.Count(b => b.Suspension is { Reason: not SuspensionReason.Preparing })), given.Totals.Suspended * 0.75, given.Totals.Suspended * 1.25);
        Assert.InRange(region.Placed, 14 * 10, 14 * 25);
        // A bed that the plan means to suspend may be taken by a search before: that is refused, and nothing else is.
        Assert.Subset(new HashSet<string> { "bed-occupied" }, region.Refused.Keys.ToHashSet());
        Assert.InRange(region.Refused.Values.Sum(), 0, acts / 200);
    }

    private IReadOnlyList<Act> Plan(long day, int seed = Seed) => DayPlan.Of(given.Region, given.Totals, Rates, day, seed);

    private static string? Bed(SettingAct act) => act switch
    {
        Suspends a => a.Bed,
        Reopens a => a.Bed,
        ExpectsFree a => a.Bed,
        Vacates a => a.Bed,
        Occupies a => a.Bed,
        _ => null,
    };

    public sealed class Published : IAsyncLifetime
    {
        internal IReadOnlyList<RegisteredSetting> Register { get; private set; } = [];

        internal PublishedRegion Totals { get; private set; } = null!;

        internal IReadOnlyList<TrackedSetting> Region { get; private set; } = [];

        /// <summary>The totals, had so many times as many children been in the beds.</summary>
        internal PublishedRegion Times(double factor) => new(Totals.Kinds.ToDictionary(k => k.Key, k => k.Value with { Occupied = (int)(k.Value.Occupied * factor) }));

        public async ValueTask InitializeAsync()
        {
            Register = await DemoRegister.ReadAsync(TestContext.Current.CancellationToken);
            Totals = PublishedRegion.Of(Register);
            Region = new PaperRegion(Register).Shown();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
