using Capacity.History;
using Capacity.Terms;
using Capacity.Tests.Placements;

namespace Capacity.Tests.History;

public class FirstOutcomeTests(PlacementsFixture fixture) : IClassFixture<PlacementsFixture>
{
    private readonly OutcomeKey _key = new("user:u", "searches", PlacementsFixture.NewId("key"));

    [Fact]
    public async Task The_same_key_is_answered_as_it_was_first()
    {
        var runs = new List<Guid>();

        var first = await DoAsync("a", runs, new(201, "{}"));
        var again = await DoAsync("a", runs, new(201, "{\"other\":1}"));

        Assert.Equal((201, "{}"), (first.Status, first.Body));
        Assert.Equal(first, again);
        Assert.Single(runs);
    }

    [Fact]
    public async Task A_refusal_is_an_outcome_too()
    {
        var runs = new List<Guid>();
        var refused = FirstOutcome.Of(Refusal.Conflict("search-closed", "Closed."));

        await DoAsync("a", runs, refused);

        Assert.Equal(refused, await DoAsync("a", runs, new(200, "{}")));
    }

    [Fact]
    public async Task Another_command_with_the_key_is_refused()
    {
        await DoAsync("a", [], new(201, "{}"));

        Assert.Equal((422, "idempotency-key-reused"), (await DoAsync("b", [], new(201, "{}"))) is var o ? (o.Status, o.Refusal!.Slug) : default);
    }

    [Fact]
    public async Task What_came_to_nothing_is_forgotten()
    {
        var runs = new List<Guid>();

        await DoAsync("a", runs, FirstOutcome.Of(Refusal.NotFound("Nothing.")));
        var second = await DoAsync("b", runs, new(201, "{}"));

        Assert.Equal(201, second.Status);
        Assert.Equal(2, runs.Distinct().Count());
    }

    [Fact]
    public async Task What_began_and_was_cut_off_begins_again_as_the_same_operation()
    {
        var runs = new List<Guid>();

        await Assert.ThrowsAsync<TimeoutException>(() => fixture.FirstOutcomes.OnceAsync(_key, "a", operation =>
        {
            runs.Add(operation);
            throw new TimeoutException();
        }));
        await PlacementsFixture.ForgetAsync(fixture.Tracker.Grains.GetGrain<IFirstOutcomeGrain>(_key.ToString()));
        await DoAsync("a", runs, new(201, "{}"));

        Assert.Equal(2, runs.Count);
        Assert.Single(runs.Distinct());
    }

    [Fact]
    public async Task Of_two_at_once_both_get_the_outcome_that_was_kept()
    {
        var gate = new TaskCompletionSource();
        var n = 0;
        var both = new[] { 1, 2 }.Select(_ => fixture.FirstOutcomes.OnceAsync(_key, "a", async _ =>
        {
            var mine = Interlocked.Increment(ref n);
            if (mine == 2) gate.SetResult();
            await gate.Task;
            return new(201, $"\"{mine}\"");
        })).ToArray();

        var answers = await Task.WhenAll(both);

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task Keys_of_two_callers_or_places_never_meet()
    {
        await DoAsync("a", [], new(201, "\"mine\""));

        foreach (var other in new[] { _key with { Caller = "user:v" }, _key with { Scope = "imports" } })
            Assert.Equal("\"other\"", (await fixture.FirstOutcomes.OnceAsync(other, "b", _ => Task.FromResult(new FirstOutcome(201, "\"other\"")))).Body);
    }

    private Task<FirstOutcome> DoAsync(string fingerprint, List<Guid> runs, FirstOutcome outcome) => fixture.FirstOutcomes.OnceAsync(_key, fingerprint, operation =>
    {
        runs.Add(operation);
        return Task.FromResult(outcome);
    });
}
