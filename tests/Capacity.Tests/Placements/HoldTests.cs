using Capacity.Placements;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;
using static Capacity.Tests.Placements.PlacementsFixture;

namespace Capacity.Tests.Placements;

public class HoldTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    [Fact]
    public async Task A_hold_keeps_beds_and_tells_whom_to_ring()
    {
        var home = await fixture.RegisterAsync(beds: 3);
        var search = await fixture.OpenAsync();

        var answer = await search.HoldAsync(Request(home, beds: 2, minutes: 90), new(A.Duty, "key-1"));

        Assert.Null(answer.Refusal);
        Assert.Equal($"{search.GetPrimaryKeyString()}-1", answer.Hold!.Id);
        Assert.Equal(["1", "2"], answer.Hold.BedIds);
        Assert.Equal((fixture.Clock.Now.AddMinutes(90), HoldStatus.Active), (answer.Hold.Until, answer.Hold.Status));
        Assert.Equal("0121 496 0001", answer.Contact);
        Assert.Equal(2, (await fixture.ReadAsync(home)).Beds.Count(b => b.HoldId == answer.Hold.Id));
        var recorded = (await fixture.TrailAsync(home)).Single();
        Assert.Equal(("bed-held", "key-1", A.Duty), (recorded.Kind, recorded.Key, recorded.Actor));
    }

    [Fact]
    public async Task Of_many_who_reach_for_the_last_bed_one_gets_it()
    {
        var home = await fixture.RegisterAsync(beds: 3, occupied: 2);
        var searches = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => fixture.OpenAsync()));

        var answers = await Task.WhenAll(searches.Select(s => s.HoldAsync(Request(home), new(A.Duty)).AsTask()));

        var winner = Assert.Single(answers, a => a.Refusal is null);
        Assert.All(answers.Where(a => a.Refusal is not null), a => Assert.Equal("bed-not-available", a.Refusal!.Slug));
        Assert.Equal(winner.Hold!.Id, (await fixture.ReadAsync(home)).Beds.Single(b => b.Status == BedStatus.Held).HoldId);
    }

    [Fact]
    public async Task All_the_beds_or_none()
    {
        var home = await fixture.RegisterAsync(beds: 3);
        var search = await fixture.OpenAsync();

        var answer = await search.HoldAsync(Request(home, beds: 10), new(A.Duty));

        Assert.Equal("bed-not-available", answer.Refusal?.Slug);
        Assert.Equal(1, (await fixture.ReadAsync(home)).Version);
        Assert.Empty((await search.ReadAsync())!.Holds);
    }

    [Fact]
    public async Task Four_children_are_not_put_together_by_holding_four_beds()
    {
        var profile = A.Profile(SettingType.FosterHousehold, ["fostering-mainstream"]);
        var (roomy, full) = (await fixture.RegisterAsync(beds: 4, profile: profile), await fixture.RegisterAsync(beds: 3, profile: profile));
        var search = await fixture.OpenAsync();

        Assert.Equal("usual-fostering-limit", (await search.HoldAsync(Request(roomy, beds: 4, because: "No other bed"), new(A.Duty))).Refusal?.Slug);
        Assert.Equal("bed-not-available", (await search.HoldAsync(Request(full, beds: 4), new(A.Duty))).Refusal?.Slug);
        Assert.Equal(3, (await HoldAsync(search, roomy, beds: 3)).BedIds.Length);
    }

    [Fact]
    public async Task The_same_operation_again_is_the_same_hold()
    {
        var home = await fixture.RegisterAsync();
        var search = await fixture.OpenAsync();
        var request = Request(home);

        var first = await search.HoldAsync(request, new(A.Duty));
        var again = await search.HoldAsync(request, new(A.Duty));

        Assert.Equal((first.Hold!.Id, first.Contact), (again.Hold!.Id, again.Contact));
        Assert.Equal(2, (await fixture.ReadAsync(home)).Version);
    }

    [Fact]
    public async Task A_hold_is_extended_twice_and_not_a_third_time()
    {
        var (search, hold, home) = await HeldAsync();

        await DoAsync(search, new ExtendHold(hold.Id, 30));
        var second = await DoAsync(search, new ExtendHold(hold.Id, 15));
        var third = await search.DoAsync(new ExtendHold(hold.Id, 15), new(A.Duty));

        Assert.Equal(hold.Until.AddMinutes(45), second.Until);
        Assert.Equal("hold-extended-twice", third.Refusal?.Slug);
        Assert.Equal(hold.Until.AddMinutes(45), (await fixture.ReadAsync(home)).Hold(hold.Id)!.Until);
    }

    [Fact]
    public async Task Placing_makes_the_beds_occupied_by_the_searchs_authority()
    {
        var home = await fixture.RegisterAsync();
        var search = await fixture.OpenAsync(A.Need(authority: "E08000030"));
        var hold = await HoldAsync(search, home);
        var since = fixture.Clock.Now.AddMinutes(-5);

        var answer = await search.PlaceAsync(IdOf(hold), since, new(A.Duty));

        Assert.Equal(HoldStatus.Placed, answer.Hold!.Status);
        Assert.Equal(new Occupancy("E08000030", since, null, "EDT-1182"), (await fixture.ReadAsync(home)).Bed("1")!.Occupancy);
        Assert.Equal(HoldStatus.Placed, (await search.ReadAsync())!.Holds.Single().Hold!.Status);
    }

    [Fact]
    public async Task Law_is_looked_at_again_before_a_placement()
    {
        var (search, hold, home) = await HeldAsync();
        await fixture.DoAsync(home, new SuspendSetting(SuspensionReason.Regulator), A.Commissioner);

        var answer = await search.PlaceAsync(IdOf(hold), null, new(A.Duty));

        Assert.Equal("regulator-restriction", answer.Refusal?.Slug);
        Assert.Equal(BedStatus.Held, (await fixture.ReadAsync(home)).Bed("1")!.Status);
    }

    [Fact]
    public async Task A_hold_ends_once()
    {
        var (search, hold, _) = await HeldAsync();
        await DoAsync(search, new DeclineHold(hold.Id, DeclineReason.Staffing));

        var again = await search.DoAsync(new DeclineHold(hold.Id, DeclineReason.Matching), new(A.Duty));
        var released = await search.DoAsync(new ReleaseHold(hold.Id), new(A.Duty));
        var placed = await search.PlaceAsync(IdOf(hold), null, new(A.Duty));
        var contact = await search.DoAsync(new ReadContact(hold.Id), new(A.Duty));

        Assert.Equal(HoldStatus.Declined, again.Hold!.Status);
        Assert.Equal(["hold-ended", "hold-ended", "hold-ended"], new[] { released, placed, contact }.Select(a => a.Refusal?.Slug));
    }

    [Fact]
    public async Task A_bed_that_is_let_go_is_offered_again()
    {
        var (search, hold, home) = await HeldAsync();

        var released = await DoAsync(search, new ReleaseHold(hold.Id));

        Assert.Equal(HoldStatus.Released, released.Status);
        Assert.Equal(BedStatus.Vacant, (await fixture.ReadAsync(home)).Bed("1")!.Status);
    }

    [Fact]
    public async Task Whom_to_ring_is_told_again_and_each_reading_is_in_the_trail()
    {
        var (search, hold, home) = await HeldAsync();

        var first = await search.DoAsync(new ReadContact(hold.Id), new(A.Duty));
        var accepted = await search.DoAsync(new AcceptHold(hold.Id), new(A.Duty));

        Assert.Equal("0121 496 0001", first.Contact);
        Assert.Null(accepted.Contact);
        Assert.Equal(["bed-held", "contact-read", "hold-accepted"], (await fixture.TrailAsync(home)).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_provider_answers_holds_on_its_own_settings_only()
    {
        var (search, hold, _) = await HeldAsync();

        var stranger = await search.DoAsync(new AcceptHold(hold.Id), new(A.Provider, OnlyOfProvider: "other-care"));
        var read = await search.ReadHoldAsync(IdOf(hold), "other-care");
        var own = await search.DoAsync(new AcceptHold(hold.Id), new(A.Provider, OnlyOfProvider: "acme-care"));

        Assert.Equal((404, 404), (stranger.Refusal?.Status, read.Refusal?.Status));
        Assert.Equal(HoldStatus.Accepted, own.Hold!.Status);
        Assert.Equal(HoldStatus.Accepted, (await search.ReadHoldAsync(IdOf(hold), "acme-care")).Hold!.Status);
    }

    [Fact]
    public async Task A_repeated_key_answers_first_and_does_nothing_more()
    {
        var (search, hold, home) = await HeldAsync();
        var envelope = new Envelope(A.Duty, "again", "extend 30");

        var first = await search.DoAsync(new ExtendHold(hold.Id, 30), envelope);
        await DoAsync(search, new ReleaseHold(hold.Id));
        var again = await search.DoAsync(new ExtendHold(hold.Id, 30), envelope);
        var other = await search.DoAsync(new ExtendHold(hold.Id, 31), envelope with { Fingerprint = "extend 31" });

        Assert.Equal((HoldStatus.Active, first.Hold!.Until), (again.Hold!.Status, again.Hold.Until));
        Assert.Equal("idempotency-key-reused", other.Refusal?.Slug);
        Assert.Equal(HoldStatus.Released, (await search.ReadAsync())!.Holds.Single().Hold!.Status);
        Assert.Equal(["", "again", ""], (await fixture.TrailAsync(home)).Select(e => e.Key ?? ""));
    }

    [Fact]
    public async Task A_hold_that_ended_long_ago_is_answered_as_any_that_has_ended()
    {
        var (search, hold, home) = await HeldAsync();
        await DoAsync(search, new ReleaseHold(hold.Id));
        for (var n = 0; n < 51; n++) await DoAsync(search, new ReleaseHold((await HoldAsync(search, home)).Id));
        var version = (await fixture.ReadAsync(home)).Version;

        var again = await search.DoAsync(new ReleaseHold(hold.Id), new(A.Duty));
        var placed = await search.PlaceAsync(IdOf(hold), null, new(A.Duty, "late", "place"));
        var other = await search.DoAsync(new AcceptHold(hold.Id), new(A.Duty, "late", "accept"));
        var stranger = await search.DoAsync(new AcceptHold(hold.Id), new(A.Provider, OnlyOfProvider: "other-care"));

        Assert.Null((await fixture.ReadAsync(home)).Hold(hold.Id));
        Assert.Equal(HoldStatus.Released, again.Hold!.Status);
        Assert.Equal(["hold-ended", "idempotency-key-reused", "not-found"], new[] { placed, other, stranger }.Select(a => a.Refusal?.Slug));
        Assert.Equal(version, (await fixture.ReadAsync(home)).Version);
    }

    [Fact]
    public async Task One_key_on_two_holds_of_a_setting_is_two_keys()
    {
        var home = await fixture.RegisterAsync();
        var (one, two) = (await fixture.OpenAsync(), await fixture.OpenAsync());
        var (first, second) = (await HoldAsync(one, home), await HoldAsync(two, home));

        var a = await one.DoAsync(new AcceptHold(first.Id), new(A.Duty, "key", "accept"));
        var b = await two.DoAsync(new ReleaseHold(second.Id), new(A.Duty, "key", "release"));
        var c = await fixture.Tracker.Setting(home).DoAsync(new Confirm(), new(A.Duty, "key", "confirm"));

        Assert.Equal((HoldStatus.Accepted, HoldStatus.Released), (a.Hold!.Status, b.Hold!.Status));
        Assert.Null(c.Refusal);
    }

    [Fact]
    public async Task A_hold_that_is_not_there_is_not_found()
    {
        var search = await fixture.OpenAsync();
        var id = new HoldId(search.GetPrimaryKeyString(), 1);

        Assert.Equal(404, (await search.DoAsync(new AcceptHold(id.ToString()), new(A.Duty))).Refusal?.Status);
        Assert.Equal(404, (await search.PlaceAsync(id, null, new(A.Duty))).Refusal?.Status);
        Assert.Equal(404, (await search.ReadHoldAsync(id, null)).Refusal?.Status);
        Assert.Equal(404, (await search.HoldAsync(Request("nowhere"), new(A.Duty))).Refusal?.Status);
    }

    [Theory]
    [InlineData(SettingStatus.Closed, "setting-closed")]
    [InlineData(SettingStatus.Suspended, "setting-suspended")]
    public async Task A_setting_that_takes_nobody_says_why(SettingStatus status, string slug)
    {
        var home = await fixture.RegisterAsync(status: status);
        var search = await fixture.OpenAsync();

        Assert.Equal(slug, (await search.HoldAsync(Request(home, because: "Nothing else"), new(A.Duty))).Refusal?.Slug);
    }

    [Fact]
    public async Task A_policy_gives_way_to_a_reason_that_the_trail_keeps()
    {
        var home = await fixture.RegisterAsync(profile: A.Profile(rating: Rating.Inadequate));
        var search = await fixture.OpenAsync();

        var plain = await search.HoldAsync(Request(home), new(A.Duty));
        var overridden = await search.HoldAsync(Request(home, because: "Director agreed at 02:10"), new(A.Duty));

        Assert.Equal("rating-inadequate", plain.Refusal?.Slug);
        Assert.Equal(HoldStatus.Active, overridden.Hold!.Status);
        var trail = (await fixture.TrailAsync(home)).Select(EventKinds.Read).Single();
        Assert.Equal("Director agreed at 02:10", ((BedHeld)trail.Event).Override);
    }

    private async Task<(ISearchGrain Search, Hold Hold, string Home)> HeldAsync()
    {
        var home = await fixture.RegisterAsync();
        var search = await fixture.OpenAsync();
        return (search, await HoldAsync(search, home), home);
    }

    private static async Task<Hold> DoAsync(ISearchGrain search, HoldCommand command)
    {
        var answer = await search.DoAsync(command, new(A.Duty));
        Assert.Null(answer.Refusal);
        return answer.Hold!;
    }

    private static HoldId IdOf(Hold hold) => HoldId.TryParse(hold.Id, out var id) ? id : throw new FormatException(hold.Id);
}
