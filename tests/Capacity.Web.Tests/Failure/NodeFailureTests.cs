using System.Net.Http.Json;
using System.Text.Json;
using Capacity.Testing;

namespace Capacity.Web.Tests.Failure;

/// <summary>Three nodes under load behind a proxy, and what may happen to them: nothing acknowledged is lost, nothing is done twice, and it goes on by itself.</summary>
[Trait("Category", "Failure")]
public class NodeFailureTests
{
    private const int Steady = 150;

    [Fact]
    public async Task Nodes_that_are_killed_frozen_or_restarted_under_load_lose_nothing_and_do_nothing_twice()
    {
        await using var cluster = await TrackerCluster.StartAsync();
        using var ledger = await Ledger.StartAsync(cluster.Client);
        await ledger.MoreAsync(Steady);

        // One of three.
        ledger.Forget();
        await cluster.KillAsync(1);
        await ledger.MoreAsync(Steady);
        Say("one of three killed", ledger);
        await cluster.ReadyAsync();

        // Two of three at once.
        ledger.Forget();
        await Task.WhenAll(cluster.KillAsync(2), cluster.KillAsync(3));
        await ledger.MoreAsync(Steady);
        Say("two of three killed", ledger);
        await cluster.ReadyAsync();

        // One that does not die but sleeps: the others take over what it had, and it must not write over them when it wakes.
        ledger.Forget();
        await cluster.FreezeAsync(1);
        await ledger.MoreAsync(Steady);
        Say("one of three frozen", ledger);
        await cluster.ThawAsync(1);
        await ledger.MoreAsync(Steady);
        await cluster.ReadyAsync();

        // An update: one after the other ends and starts again.
        await ledger.MoreAsync(Steady);
        var failed = ledger.FailedTwice;
        ledger.Forget();
        for (var node = 1; node <= 3; node++)
        {
            await cluster.RestartAsync(node);
            await ledger.MoreAsync(Steady);
        }

        Say("rolling restart", ledger);
        await ledger.StopAsync();
        Assert.Equal(failed, ledger.FailedTwice);
        await ledger.VerifyAsync();
    }

    [Fact]
    public async Task Of_many_who_want_the_last_bed_on_several_nodes_one_wins_also_while_a_setting_lives_on_two()
    {
        await using var cluster = await TrackerCluster.StartAsync();
        var setting = await OneBedAsync(cluster.Client);

        for (var round = 0; round < 4; round++)
        {
            // From the third round on a node that may have the setting sleeps through the beginning of the race, and wakes in its middle believing that it has it still.
            var asleep = round < 2 ? (int?)null : round - 1;
            if (asleep is { } node) await cluster.FreezeAsync(node);
            var racers = Enumerable.Range(0, 12).Select(n => HoldAsync(cluster, setting, n)).ToList();
            if (asleep is { } sleeper)
            {
                await Task.WhenAny(racers);
                await cluster.ThawAsync(sleeper);
            }

            var holds = (await Task.WhenAll(racers)).OfType<string>().ToList();

            await cluster.ReadyAsync();
            var winner = Assert.Single(holds);
            var (status, events) = await TrailAsync(cluster.Client, setting);
            Assert.Equal("held", status);
            Assert.Equal(round + 1, events.Count(e => e == "bed-held"));
            using var released = await cluster.Client.PostAsJsonAsync($"api/v1/holds/{winner}/release", new { });
            released.EnsureSuccessStatusCode();
        }
    }

    /// <summary>The hold's id, or null where somebody else was first.</summary>
    private static async Task<string?> HoldAsync(TrackerCluster cluster, string setting, int racer)
    {
        var search = "";
        await Eventually.TrueAsync(async () => await SendAsync(cluster.Client, "api/v1/searches", $"search-{setting}-{racer}-{Guid.NewGuid()}",
            new { age = 14, gender = "male", authority = "E08000025", withinMiles = 500 }, b => search = b.GetProperty("id").GetString()!) == 201, TimeSpan.FromMinutes(1));
        var (key, hold) = (Guid.NewGuid().ToString(), (string?)null);
        var status = await Eventually.ValueAsync(
            () => SendAsync(cluster.Client, $"api/v1/searches/{search}/holds", key, new { settingId = setting, beds = 1, minutes = 10 }, b => hold = b.GetProperty("id").GetString()),
            s => s is > 0 and < 500, TimeSpan.FromMinutes(1));
        Assert.Contains(status, (int[])[201, 409]);
        return hold;
    }

    private static async Task<int> SendAsync(HttpClient client, string path, string key, object body, Action<JsonElement> made)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await client.SendAsync(request);
            if (answer.IsSuccessStatusCode) made(await answer.Content.ReadFromJsonAsync<JsonElement>());
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return 0;
        }
    }

    private static async Task<string> OneBedAsync(HttpClient client)
    {
        var id = $"race-{Guid.NewGuid():N}"[..20];
        using var made = await client.PutAsJsonAsync($"api/v1/settings/{id}", new
        {
            name = "Race House", type = "childrens-home", categories = new[] { "residential-ebd" }, authority = "E08000025", district = "birmingham-northfield", postcode = "B31 2AA",
            provider = "birmingham-childrens-trust", sector = "in-house", beds = 1, ageMin = 8, ageMax = 17, gender = "any", needs = Array.Empty<string>(), tags = Array.Empty<string>(),
            rating = "good", status = "open",
        });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return id;
    }

    private static async Task<(string Status, IReadOnlyList<string> Kinds)> TrailAsync(HttpClient client, string setting)
    {
        var now = await client.GetFromJsonAsync<JsonElement>($"api/v1/settings/{setting}");
        var events = await client.GetFromJsonAsync<JsonElement>($"api/v1/settings/{setting}/events?limit=1000");
        return (now.GetProperty("beds")[0].GetProperty("status").GetString()!, [.. events.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("kind").GetString()!)]);
    }

    /// <summary>Figures are for reading, not for judging: these machines are noisy.</summary>
    private static void Say(string failure, Ledger ledger) => TestContext.Current.SendDiagnosticMessage($"{failure}: nothing was acknowledged for {ledger.LongestGap.TotalSeconds:0.0} s at most");
}
