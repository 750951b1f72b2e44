using System.Text.Json.Nodes;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Api;

public class HandoverTests(TrackerHost host)
{
    private const string Handover = "/api/v1/handover", Ticks = Handover + "/ticks";

    [Fact]
    public async Task A_night_reads_as_it_is_documented()
    {
        var clock = new ManualClock(new(2026, 11, 25, 23, 30, 0, TimeSpan.Zero));
        await using var tracker = await TrackerHost.StartAsync(amend: b => b.Services.AddSingleton<Clock>(clock));
        await tracker.RegisterAsync(Sample.Profile().With("type", "foster-household").With("name", "Carer household 0412").With("categories", new JsonArray("fostering-edt")), "carers-1");
        var search = await tracker.Duty.PostAsync("/api/v1/searches", """{"age":14,"gender":"male","authority":"E08000025","caseRef":"EDT-1182"}""");
        var at = $"/api/v1/searches/{search.Body["id"]}";
        string[] holds = [await HoldAsync(tracker, at), await HoldAsync(tracker, at), await HoldAsync(tracker, at)];
        await tracker.Duty.PostAsync($"/api/v1/holds/{holds[0]}/place");
        await tracker.Duty.PostAsync($"/api/v1/holds/{holds[1]}/decline", """{"reason":"matching","note":"not with two boys"}""");

        clock.Advance(TimeSpan.FromMinutes(1));
        var home = await tracker.RegisterAsync(id: "home-1");
        await tracker.Duty.PostAsync($"{home}/beds/2/occupy", """{"authority":"E08000025","since":"2026-11-25T22:00:00Z","caseRef":"EDT-7"}""");
        clock.Advance(TimeSpan.FromMinutes(-1));

        var night = (await tracker.Duty.AskAsync(Handover)).Body;

        var id = search.Body["id"]!.GetValue<string>();
        Assert.Equal(["since", "at", "searches", "placements", "openHolds", "declines", "unmet", "occupied"], night.AsObject().Select(m => m.Key));
        Assert.Equal(("2026-11-25T17:00:00.000Z", "2026-11-25T23:30:00.000Z"), (night["since"]!.GetValue<string>(), night["at"]!.GetValue<string>()));
        Same($$"""
            { "item": "placement-{{id}}-1", "holdId": "{{id}}-1", "searchId": "{{id}}", "settingId": "carers-1", "name": "Carer household 0412", "bedIds": ["1"], "caseRef": "EDT-1182",
              "authority": "E08000025", "placedAt": "2026-11-25T23:30:00.000Z", "since": "2026-11-25T23:30:00.000Z", "left": false,
              "clock": { "startsAt": "2026-11-25T23:30:00.000Z", "endsAt": "2026-11-28T23:30:00.000Z" }, "tickedBy": null, "tickedAt": null }
            """, night["placements"]![0]);
        Same($$"""
            { "item": "hold-{{id}}-3", "holdId": "{{id}}-3", "searchId": "{{id}}", "settingId": "carers-1", "name": "Carer household 0412", "bedIds": ["3"], "caseRef": "EDT-1182",
              "heldAt": "2026-11-25T23:30:00.000Z", "until": "2026-11-26T00:30:00.000Z", "status": "active", "tickedBy": null, "tickedAt": null }
            """, night["openHolds"]![0]);
        Same($$"""
            { "reason": "matching", "name": "Matching", "holds": [
              { "item": "decline-{{id}}-2", "holdId": "{{id}}-2", "searchId": "{{id}}", "settingId": "carers-1", "name": "Carer household 0412", "bedIds": ["2"],
                "declinedAt": "2026-11-25T23:30:00.000Z", "note": "not with two boys", "tickedBy": null, "tickedAt": null } ] }
            """, night["declines"]![0]);
        Same("""
            { "item": "occupied-home-1-2", "settingId": "home-1", "name": "Elm House", "bedId": "2", "caseRef": "EDT-7", "authority": "E08000025", "occupiedAt": "2026-11-25T23:31:00.000Z",
              "since": "2026-11-25T22:00:00.000Z", "by": "The tests' duty", "left": false, "clock": null, "tickedBy": null, "tickedAt": null }
            """, Assert.Single(night["occupied"]!.AsArray()));
        Assert.Equal(200, (await tracker.Duty.PostAsync(Ticks, Body("occupied-home-1-2", done: true))).Status);
        Assert.Equal(404, (await tracker.Duty.PostAsync(Ticks, Body("occupied-home-1-1", done: true))).Status);
        Assert.Equal(["item", "id", "createdAt", "by", "status", "outcome", "note", "closedAt", "need", "tickedBy", "tickedAt"], night["searches"]![0]!.AsObject().Select(m => m.Key));
        Assert.Empty(night["unmet"]!.AsArray());
        Assert.Empty((await tracker.Duty.AskAsync($"{Handover}?since=2026-11-25T23:30:00Z")).Body["unmet"]!.AsArray());
    }

    [Fact]
    public async Task A_tick_is_made_once_and_taken_back()
    {
        var search = await host.Duty.PostAsync("/api/v1/searches", """{"age":14,"gender":"male","authority":"E08000025"}""");
        var item = $"search-{search.Body["id"]}";
        var key = Sample.Id("key");

        var done = await host.Duty.PostAsync(Ticks, Body(item, done: true), key);
        var again = await host.Admin.PostAsync(Ticks, Body(item, done: true));
        var reused = await host.Duty.PostAsync(Ticks, Body(item, done: false), key);

        Assert.Equal((200, "The tests' duty"), (done.Status, done.Body["tickedBy"]!.GetValue<string>()));
        Assert.Equal(done.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal((422, "idempotency-key-reused"), (reused.Status, reused.Slug));
        Assert.Equal("The tests' duty", (await ItemAsync(item))["tickedBy"]!.GetValue<string>());

        var back = await host.Duty.PostAsync(Ticks, Body(item, done: false));
        Assert.Equal((200, false, null), (back.Status, back.Body["done"]!.GetValue<bool>(), back.Body["tickedBy"]));
        Assert.Null((await ItemAsync(item))["tickedBy"]);
    }

    [Theory]
    [InlineData("since=yesterday")]
    [InlineData("since=2026-11-25T17:00:00")]
    [InlineData("since=2999-01-01T00:00:00Z")]
    [InlineData("since=2020-01-01T00:00:00Z")]
    public async Task A_beginning_that_makes_no_sense_is_named(string query)
    {
        var answer = await host.Duty.AskAsync($"{Handover}?{query}");

        Assert.Equal((400, "since"), (answer.Status, Assert.Single(answer.Fields)));
    }

    [Theory]
    [InlineData("{}", "done", "item")]
    [InlineData("""{"item":"search-1","done":true}""", "item")]
    [InlineData("""{"item":"search-0199aaaabbbb7cccddddeeeeffff0000","done":"yes"}""", "done")]
    public async Task A_tick_that_makes_no_sense_names_its_fields(string body, params string[] fields)
    {
        var answer = await host.Duty.PostAsync(Ticks, body);

        Assert.Equal((400, string.Join(',', fields)), (answer.Status, string.Join(',', answer.Fields)));
    }

    [Fact]
    public async Task What_is_not_there_is_not_ticked_off() =>
        Assert.Equal(404, (await host.Duty.PostAsync(Ticks, Body("hold-0199aaaabbbb7cccddddeeeeffff0000-1", done: true))).Status);

    private static JsonObject Body(string item, bool done) => new() { ["item"] = item, ["done"] = done };

    private async Task<JsonNode> ItemAsync(string item) =>
        (await host.Duty.AskAsync(Handover)).Body["searches"]!.AsArray().Single(s => s!["item"]!.GetValue<string>() == item)!;

    private static async Task<string> HoldAsync(TrackerHost tracker, string search) =>
        (await tracker.Duty.PostAsync($"{search}/holds", """{"settingId":"carers-1"}""")).Body["id"]!.GetValue<string>();

    private static void Same(string expected, JsonNode? actual) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual?.ToJsonString());
}
