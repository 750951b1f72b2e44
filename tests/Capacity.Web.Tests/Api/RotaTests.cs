using System.Text.Json.Nodes;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Api;

/// <summary>Each test keeps the rota of an authority of its own.</summary>
public class RotaTests(TrackerHost host)
{
    private const string Period = "periods/2026-11-23", Leave = "leave/l-1";
    private static int _authorities;

    [Fact]
    public async Task A_rota_reads_as_in_the_contract()
    {
        var clock = new ManualClock(new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        await using var tracker = await TrackerHost.StartAsync(amend: b => b.Services.AddSingleton<Clock>(clock));
        const string Rota = "/api/v1/rotas/E08000025";
        foreach (var n in new[] { 1, 2 }) await RegisterAsync(tracker, "E08000025", $"carers-{n}", $"Carer household 041{n}");
        await tracker.Duty.PutAsync($"{Rota}/{Period}", Households("carers-1", "carers-2"));
        var closed = await tracker.Duty.PutAsync($"{Rota}/{Leave}", LeaveOf("carers-2", "2026-11-24", "2026-11-26"));
        clock.Set(new(2026, 11, 24, 21, 0, 0, TimeSpan.Zero));
        var open = await tracker.As(Role.Commissioner).AskAsync(Rota);

        Assert.Equal(Json("""{"openNow":false,"opensAt":"2026-11-24T12:00:00.000Z","onDuty":[]}"""), closed.Body.ToJsonString());
        Assert.Equal(Json("""{"openNow":true,"opensAt":null,"onDuty":[{"settingId":"carers-1","name":"Carer household 0411"}]}"""), open.Body.ToJsonString());

        static string Json(string now) => $$"""
            {"authority":"E08000025","weeks":2,"households":3,{{now[1..^1]}},"periods":[{"from":"2026-11-23","until":"2026-12-07","households":["carers-1","carers-2"]}],
            "leave":[{"id":"l-1","household":"carers-2","from":"2026-11-24","until":"2026-11-26"}],"stay":"72 hours"}
            """.ReplaceLineEndings("");
    }

    [Fact]
    public async Task The_beds_of_a_household_off_duty_are_suspended_by_the_rota()
    {
        var clock = new ManualClock(new(2026, 11, 24, 21, 0, 0, TimeSpan.Zero));
        await using var tracker = await TrackerHost.StartAsync(amend: b => b.Services.AddSingleton<Clock>(clock));
        foreach (var n in new[] { 1, 2 }) await RegisterAsync(tracker, "E08000025", $"carers-{n}", $"Carer household 041{n}");

        await tracker.Duty.PutAsync($"/api/v1/rotas/E08000025/{Period}", Households("carers-1"));

        var off = (await tracker.Duty.AskAsync("/api/v1/settings/carers-2")).Body;
        Assert.Equal("""{"registered":3,"occupied":0,"held":0,"available":0,"unconfirmed":0,"suspended":3}""", off["counts"]!.ToJsonString());
        Assert.Equal("""{"off-rota":3}""", off["suspendedBy"]!.ToJsonString());
        Assert.Equal("""{"id":"1","status":"vacant","offered":false,"notOfferedBecause":["off-rota"]}""", off["beds"]![0]!.ToJsonString());
        Assert.Equal((3, 3), await EdtAsync());
        var last = (await tracker.Duty.AskAsync("/api/v1/settings/carers-2/events?after=1")).Body["items"]!.AsArray().Single()!;
        Assert.Equal(("duty-set", "system", """{"off":[{"from":"2026-11-24T12:00:00.000Z","until":"2026-12-07T12:00:00.000Z"}]}"""),
            (last["kind"]!.GetValue<string>(), last["actor"]!["kind"]!.GetValue<string>(), last["data"]!.ToJsonString()));

        clock.Set(new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero)); // closed until noon
        Assert.Equal((6, 0), await EdtAsync());
        Assert.Equal("""["off-rota"]""", (await tracker.Duty.AskAsync("/api/v1/settings/carers-1")).Body["beds"]![0]!["notOfferedBecause"]!.ToJsonString());

        async Task<(int Suspended, int Available)> EdtAsync()
        {
            var row = (await tracker.Duty.AskAsync("/api/v1/sufficiency?by=category&category=fostering-edt")).Body["rows"]![0]!;
            Assert.Equal(row["counts"]!["suspended"]!.GetValue<int>(), row["suspendedBy"]!["off-rota"]!.GetValue<int>());
            return (row["counts"]!["suspended"]!.GetValue<int>(), row["counts"]!["available"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task Of_an_authority_without_a_rota_nobody_knows_who_is_on_duty()
    {
        var answer = await host.Duty.AskAsync(NewRota().Path);

        Assert.Equal(200, answer.Status);
        Assert.True(answer.Body.AsObject().ContainsKey("onDuty"));
        Assert.Null(answer.Body["onDuty"]);
        Assert.Empty(answer.Body["periods"]!.AsArray());
    }

    [Fact]
    public async Task What_is_put_twice_is_there_once_and_what_is_taken_away_twice_is_gone()
    {
        var (rota, carers) = await NewRotaAsync();

        foreach (var _ in new[] { 1, 2 })
        {
            await host.Duty.PutAsync($"{rota}/{Period}", Households(carers));
            var put = await host.Duty.PutAsync($"{rota}/{Leave}", LeaveOf(carers));
            Assert.Equal((200, 1, 1), (put.Status, put.Body["periods"]!.AsArray().Count, put.Body["leave"]!.AsArray().Count));
        }
        foreach (var _ in new[] { 1, 2 })
        {
            await host.Duty.RemoveAsync($"{rota}/{Leave}");
            var removed = await host.Duty.RemoveAsync($"{rota}/{Period}");
            Assert.Equal((200, 0, 0), (removed.Status, removed.Body["periods"]!.AsArray().Count, removed.Body["leave"]!.AsArray().Count));
        }
    }

    [Fact]
    public async Task Who_changed_what_of_a_rota_stays_known_the_latest_first()
    {
        var (rota, carers) = await NewRotaAsync();
        foreach (var _ in new[] { 1, 2 }) await host.Duty.PutAsync($"{rota}/{Period}", Households(carers)); // said twice, recorded once
        await host.Duty.PutAsync($"{rota}/{Leave}", LeaveOf(carers));
        await host.Admin.RemoveAsync($"{rota}/{Leave}");
        await host.Admin.RemoveAsync($"{rota}/{Period}");
        await host.Duty.PutAsync($"{rota}/periods/2026-11-24", Households(carers)); // refused

        var all = await host.As(Role.Commissioner).AskAsync($"{rota}/changes");
        var two = await host.Duty.AskAsync($"{rota}/changes?limit=2");
        var older = await host.Duty.AskAsync($"{rota}/changes?limit=2&after={two.Body["next"]}");

        Assert.Equal([(4, "period-taken-away", "admin"), (3, "leave-taken-back", "admin"), (2, "leave-kept", "duty"), (1, "period-kept", "duty")], Told(all));
        Assert.Equal(["number", "at", "actor", "kind", "from", "until", "households", "leaveId"], all.Body["items"]![0]!.AsObject().Select(m => m.Key));
        Assert.Equal(("2026-11-23", "2026-11-24", carers, "l-1"), (Text(all, "from"), Text(all, "until"), all.Body["items"]![1]!["households"]![0]!.GetValue<string>(), Text(all, "leaveId")));
        Assert.Equal(Told(all), Told(two).Concat(Told(older)));
        Assert.Null(older.Body["next"]);
        Assert.Equal(["limit"], (await host.Duty.AskAsync($"{rota}/changes?limit=0")).Fields);

        static string Text(Answer changes, string member) => changes.Body["items"]![1]![member]!.GetValue<string>();
        static IReadOnlyList<(int, string, string)> Told(Answer changes) =>
            [.. changes.Body["items"]!.AsArray().Select(c => (c!["number"]!.GetValue<int>(), c["kind"]!.GetValue<string>(), c["actor"]!["role"]!.GetValue<string>()))];
    }

    [Fact]
    public async Task What_a_rota_cannot_say_is_a_conflict()
    {
        var (rota, carers) = await NewRotaAsync();
        await host.Duty.PutAsync($"{rota}/{Period}", Households(carers));

        Assert.Equal((409, "rota-not-a-monday"), Refused(await host.Duty.PutAsync($"{rota}/periods/2026-11-24", Households(carers))));
        Assert.Equal((409, "rota-overlaps"), Refused(await host.Duty.PutAsync($"{rota}/periods/2026-11-30", Households(carers))));
        Assert.Equal((409, "rota-nobody-named"), Refused(await host.Duty.PutAsync($"{rota}/{Period}", Households())));
        Assert.Equal((409, "leave-ends-before-it-begins"), Refused(await host.Duty.PutAsync($"{rota}/{Leave}", LeaveOf(carers, "2026-11-26", "2026-11-25"))));

        static (int, string?) Refused(Answer answer) => (answer.Status, answer.Slug);
    }

    [Theory]
    [InlineData(Period, "{}", "households")]
    [InlineData(Period, """{"households":["not-there"]}""", "households")]
    [InlineData(Period, """{"households":["No such id!"]}""", "households")]
    [InlineData(Period, """{"households":"one"}""", "households")]
    [InlineData("periods/today", """{"households":[]}""", "from")]
    [InlineData("periods/2026-02-30", """{"households":[]}""", "from")]
    [InlineData(Leave, "{}", "from", "household", "until")]
    [InlineData(Leave, """{"household":"not-there","from":"2026-11-23","until":"2026-11-24"}""", "household")]
    [InlineData(Leave, """{"household":"a","from":"23/11/2026","until":"2026-11-24"}""", "from")]
    [InlineData("leave/No!", """{"household":"a","from":"2026-11-23","until":"2026-11-24"}""", "id")]
    public async Task Bad_input_names_its_fields(string path, string body, params string[] fields)
    {
        var answer = await host.Duty.SendAsync(HttpMethod.Put, $"{NewRota().Path}/{path}", Talk.Json(body));

        Assert.Equal(400, answer.Status);
        Assert.Equal(fields, answer.Fields);
    }

    [Fact]
    public async Task An_authority_is_its_code()
    {
        var answer = await host.Duty.AskAsync("/api/v1/rotas/birmingham");

        Assert.Equal((400, "authority"), (answer.Status, Assert.Single(answer.Fields)));
    }

    [Fact]
    public async Task Another_authoritys_carers_and_a_home_stand_on_no_rota()
    {
        var (rota, _) = await NewRotaAsync();
        var (_, others) = await NewRotaAsync();
        var home = (await host.RegisterAsync()).Split('/')[^1];

        Assert.Equal(["households"], (await host.Duty.PutAsync($"{rota}/{Period}", Households(others))).Fields);
        Assert.Equal(["household"], (await host.Duty.PutAsync($"{rota}/{Leave}", LeaveOf(home))).Fields);
    }

    private static (string Authority, string Path) NewRota() => $"E09{Interlocked.Increment(ref _authorities):000000}" is var authority ? (authority, $"/api/v1/rotas/{authority}") : default;

    private async Task<(string Path, string Carers)> NewRotaAsync()
    {
        var (authority, path) = NewRota();
        return (path, await RegisterAsync(host, authority, Sample.Id("carers"), "Carer household 0412"));
    }

    private static async Task<string> RegisterAsync(TrackerHost host, string authority, string id, string name)
    {
        await host.RegisterAsync(Sample.Profile(district: $"d-{authority}".ToLowerInvariant()).With("authority", authority).With("name", name)
            .With("type", "foster-household").With("categories", new JsonArray("fostering-edt")).With("postcode", "B31"), id);
        return id;
    }

    private static JsonObject Households(params string[] ids) => new() { ["households"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) };

    private static JsonObject LeaveOf(string household, string from = "2026-11-23", string until = "2026-11-24") => new() { ["household"] = household, ["from"] = from, ["until"] = until };
}
