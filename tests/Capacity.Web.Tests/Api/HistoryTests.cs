using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Api;

public class HistoryTests(TrackerHost host)
{
    [Fact]
    public async Task History_answers_what_was_shown_at_each_step_as_in_the_contract()
    {
        var clock = new ManualClock(new(2026, 11, 22, 21, 0, 0, TimeSpan.Zero));
        await using var tracker = await TrackerHost.StartAsync(amend: b => b.Services.AddSingleton<Clock>(clock));
        clock.Advance(TimeSpan.FromMinutes(30));
        var setting = await tracker.RegisterAsync(Sample.Profile(beds: 2, district: "dudley-north"));
        clock.Advance(TimeSpan.FromHours(1));
        await tracker.Duty.PostAsync($"{setting}/beds/1/suspend", """{"reason":"staffing"}""");
        clock.Advance(TimeSpan.FromHours(72));

        var answer = await tracker.Duty.AskAsync("/api/v1/history?by=district&key=dudley-north&from=2026-11-22T21:00:00Z&to=2026-11-22T23:00:00Z&step=PT1H");
        var daily = await tracker.Duty.AskAsync("/api/v1/history?by=region&from=2026-11-22T22:00:00Z&step=P1D");

        Assert.Equal("""
            {"points":[{"at":"2026-11-22T21:00:00.000Z","counts":{"registered":0,"occupied":0,"held":0,"available":0,"unconfirmed":0,"suspended":0}},{"at":"2026-11-22T22:00:00.000Z","counts":{"registered":2,"occupied":0,"held":0,"available":2,"unconfirmed":0,"suspended":0}},{"at":"2026-11-22T23:00:00.000Z","counts":{"registered":2,"occupied":0,"held":0,"available":1,"unconfirmed":0,"suspended":1}}]}
            """.Trim(), answer.Body.ToJsonString());
        Assert.Equal([(2, 0), (1, 0), (1, 0), (0, 1)], daily.Body["points"]!.AsArray().Select(p => ((int)p!["counts"]!["available"]!, (int)p["counts"]!["unconfirmed"]!)));
    }

    [Fact]
    public async Task Without_more_than_what_it_is_of_history_is_of_the_last_day_by_the_hour() =>
        Assert.Equal(25, (await host.As(Role.Commissioner).AskAsync("/api/v1/history?by=region")).Body["points"]!.AsArray().Count);

    [Theory]
    [InlineData("", "by", "It is needed.")]
    [InlineData("by=district", "key", "It is needed.")]
    [InlineData("by=authority&key=birmingham", "key", "'birmingham' is not an ONS code: like E08000025.")]
    [InlineData("by=sector&key=private", "key", "'private' is none of its words: in-house, framework, spot.")]
    [InlineData("by=region&key=all", "key", "'all' is none of its words: region.")]
    [InlineData("by=region&step=1h", "step", "'1h' is not a duration of a minute or more, in days, hours and minutes: like PT1H or P1D.")]
    [InlineData("by=region&step=PT0M", "step", "'PT0M' is not a duration of a minute or more, in days, hours and minutes: like PT1H or P1D.")]
    [InlineData("by=region&step=P", "step", "'P' is not a duration of a minute or more, in days, hours and minutes: like PT1H or P1D.")]
    [InlineData("by=region&to=2400-01-01", "to", "2400-01-01T00:00:00.000Z is in the future.")]
    [InlineData("by=region&from=2026-01-02&to=2026-01-01", "from", "2026-01-02T00:00:00.000Z is after 2026-01-01T00:00:00.000Z.")]
    [InlineData("by=region&from=2025-01-01&to=2026-01-01", "step", "From 2025-01-01T00:00:00.000Z to 2026-01-01T00:00:00.000Z it makes more than 1000 points.")]
    public async Task What_makes_no_sense_is_bad_input(string query, string field, string message)
    {
        var answer = await host.Duty.AskAsync($"/api/v1/history?{query}");

        Assert.Equal((400, message), (answer.Status, (string?)answer.Body["errors"]![field]![0]));
    }
}
