using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Api;

/// <summary>Idempotency keys and versions.</summary>
public class RepeatTests(TrackerHost host)
{
    private const string Staffing = """{"reason":"staffing","note":"two off sick"}""";

    [Fact]
    public async Task The_same_key_answers_the_first_outcome_again()
    {
        var setting = await host.RegisterAsync();

        var first = await host.Duty.PostAsync($"{setting}/beds/1/suspend", Staffing, "k-1");
        await host.Duty.PostAsync($"{setting}/beds/1/reopen");
        var again = await host.Duty.PostAsync($"{setting}/beds/1/suspend", """{ "note" : "two off sick", "reason" : "staffing" }""", "k-1", ifMatch: "\"1\"");

        Assert.Equal((200, 2), (first.Status, first.Version));
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal(3, (await host.Duty.AskAsync(setting)).Version);
    }

    [Fact]
    public async Task A_refusal_is_a_first_outcome_too()
    {
        var setting = await host.RegisterAsync();
        await host.Duty.PostAsync($"{setting}/beds/1/occupy", """{"authority":"E08000025"}""");

        var conflict = await host.Duty.PostAsync($"{setting}/beds/1/suspend", Staffing, "k-1");
        var movedOn = await host.Duty.PostAsync($"{setting}/beds/2/suspend", Staffing, "k-2", "\"1\"");
        await host.Duty.PostAsync($"{setting}/beds/1/vacate", """{"offer":true}""");
        var conflictAgain = await host.Duty.PostAsync($"{setting}/beds/1/suspend", Staffing, "k-1");
        var movedOnAgain = await host.Duty.PostAsync($"{setting}/beds/2/suspend", Staffing, "k-2");

        Assert.Equal((409, "bed-occupied"), (conflict.Status, conflict.Slug));
        Assert.Equal((412, "version-moved-on"), (movedOn.Status, movedOn.Slug));
        Assert.Equal(conflict.Body.ToJsonString(), conflictAgain.Body.ToJsonString());
        Assert.Equal(movedOn.Body.ToJsonString(), movedOnAgain.Body.ToJsonString());
        Assert.Equal(3, (await host.Duty.AskAsync(setting)).Version);
    }

    [Theory]
    [InlineData("/beds/1/suspend", """{"reason":"matching"}""")]
    [InlineData("/beds/2/suspend", Staffing)]
    [InlineData("/confirm", "{}")]
    public async Task With_another_command_or_body_the_key_is_refused(string path, string body)
    {
        var setting = await host.RegisterAsync();
        await host.Duty.PostAsync($"{setting}/beds/1/suspend", Staffing, "k-1");

        var other = await host.Duty.PostAsync(setting + path, body, "k-1");

        Assert.Equal((422, "idempotency-key-reused"), (other.Status, other.Slug));
        Assert.Equal(2, (await host.Duty.AskAsync(setting)).Version);
    }

    [Fact]
    public async Task Keys_of_two_callers_and_of_two_settings_never_meet()
    {
        var (one, two) = (await host.RegisterAsync(), await host.RegisterAsync());

        var duty = await host.Duty.PostAsync($"{one}/confirm", key: "k-1");
        var admin = await host.Admin.PostAsync($"{one}/confirm", key: "k-1");
        var elsewhere = await host.Duty.PostAsync($"{two}/confirm", key: "k-1");

        Assert.Equal((2, 3, 2), (duty.Version, admin.Version, elsewhere.Version));
    }

    [Theory]
    [InlineData("k")]
    [InlineData("two words")]
    [InlineData("{\"'<>&;=,()[]}")]
    public async Task A_key_has_1_to_200_characters_of_any_kind(string key)
    {
        var setting = await host.RegisterAsync();
        var longest = key.PadRight(200, 'x');

        await host.Duty.PostAsync($"{setting}/confirm", key: key);
        await host.Duty.PostAsync($"{setting}/confirm", key: key);
        await host.Duty.PostAsync($"{setting}/confirm", key: longest);
        await host.Duty.PostAsync($"{setting}/confirm", key: longest);

        var events = (await host.Duty.AskAsync($"{setting}/events?after=1")).Body["items"]!.AsArray();
        Assert.Equal([key, longest], events.Select(e => e!["key"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_version_that_is_still_the_settings_lets_the_command_through()
    {
        var setting = await host.RegisterAsync();

        var first = await host.Duty.PostAsync($"{setting}/confirm", ifMatch: "\"1\"");
        var second = await host.Duty.PostAsync($"{setting}/confirm", ifMatch: "\"1\"");
        var huge = await host.Duty.PostAsync($"{setting}/confirm", ifMatch: "\"99999999999999999999\"");

        Assert.Equal((200, 2), (first.Status, first.Version));
        Assert.Equal("\"2\"", first.Response.Headers.ETag?.ToString());
        Assert.Equal((412, "version-moved-on"), (second.Status, second.Slug));
        Assert.Equal(412, huge.Status);
    }

    [Fact]
    public async Task A_command_that_changes_nothing_adds_nothing()
    {
        var setting = await host.RegisterAsync();
        await host.Duty.PostAsync($"{setting}/beds/1/suspend", Staffing);

        var again = await host.Duty.PostAsync($"{setting}/beds/1/suspend", Staffing);
        var reopened = await host.Duty.PostAsync($"{setting}/beds/2/reopen");

        Assert.Equal((200, 2), (again.Status, again.Version));
        Assert.Equal((200, 2), (reopened.Status, reopened.Version));
    }

    [Fact]
    public async Task A_bed_is_added_and_removed_once_a_key()
    {
        var setting = await host.RegisterAsync(Sample.Profile(beds: 1));

        var added = await host.Admin.PostAsync($"{setting}/beds", key: "k-1");
        await host.Admin.PostAsync($"{setting}/beds", key: "k-1");
        var removed = await host.Admin.RemoveAsync($"{setting}/beds/2", "k-2");
        var removedAgain = await host.Admin.RemoveAsync($"{setting}/beds/2", "k-2");
        var gone = await host.Admin.RemoveAsync($"{setting}/beds/2");
        var next = await host.Admin.PostAsync($"{setting}/beds");

        Assert.Equal((2, 2), (added.Version, added.Body["counts"]!["registered"]!.GetValue<int>()));
        Assert.Equal((200, 3), (removed.Status, removed.Version));
        Assert.Equal(removed.Body.ToJsonString(), removedAgain.Body.ToJsonString());
        Assert.Equal(404, gone.Status);
        Assert.Equal("3", next.Body["beds"]![1]!["id"]!.GetValue<string>());
    }

    /// <summary>Retried after its end has passed, a suspension is answered as it was, not refused for being in the past.</summary>
    [Fact]
    public async Task A_repeat_is_not_refused_because_time_has_gone_by()
    {
        var clock = new ManualClock(A.Noon);
        await using var tracker = await TrackerHost.StartAsync(amend: b => b.Services.AddSingleton<Clock>(clock));
        var setting = await tracker.RegisterAsync();
        var body = $$"""{"reason":"staffing","until":"{{Instant.Text(A.Noon.AddHours(1))}}"}""";

        var first = await tracker.Duty.PostAsync($"{setting}/beds/1/suspend", body, "k-1");
        clock.Advance(TimeSpan.FromHours(2));
        var again = await tracker.Duty.PostAsync($"{setting}/beds/1/suspend", body, "k-1");
        var anew = await tracker.Duty.PostAsync($"{setting}/beds/1/suspend", body, "k-2");

        Assert.Equal((200, 2), (first.Status, first.Version));
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal((400, "until"), (anew.Status, Assert.Single(anew.Fields)));
    }
}
