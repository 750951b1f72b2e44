using System.Net.Http.Json;
using System.Text.Json;
using Capacity.Settings;
using Capacity.Testing;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Failure;

/// <summary>Many want the last bed of a setting, on several nodes at once.</summary>
[Collection(ClusterCollection.Name), Trait("Category", "Failure")]
public class LastBedTests(TrackerCluster cluster)
{
    private const int Racers = 12;

    [Fact]
    public async Task One_wins_each_round()
    {
        await cluster.ReadyAsync();
        var setting = await OneBedAsync();

        for (var round = 1; round <= 3; round++) await ReleaseAsync(await WinnerAsync(setting, round, [.. Racing(setting)]));
    }

    [Fact]
    public async Task One_wins_also_while_two_nodes_believe_that_they_have_the_setting()
    {
        // The node that has the setting sleeps through the beginning of the race, and wakes in its middle believing that it has it still.
        await cluster.ReadyAsync();
        var setting = await OneBedAsync();
        var holder = await cluster.HolderAsync(cluster.Grains.GetGrain<ISettingGrain>(setting));
        var asleep = cluster.Pid(holder);
        await cluster.FreezeAsync(holder);
        List<Task<string?>> racing = [.. Racing(setting)];
        await cluster.DeclaredDeadAsync(holder);
        await cluster.ThawAsync(holder);
        await cluster.ReplacedAsync(holder, asleep);

        await WinnerAsync(setting, 1, racing);
    }

    private IEnumerable<Task<string?>> Racing(string setting) => Enumerable.Range(0, Racers).Select(n => HoldAsync(setting, n));

    private async Task<string> WinnerAsync(string setting, int holds, List<Task<string?>> racing)
    {
        var winner = Assert.Single((await Task.WhenAll(racing)).OfType<string>());
        await cluster.ReadyAsync();
        var now = await cluster.Client.GetFromJsonAsync<JsonElement>($"api/v1/settings/{setting}");
        Assert.Equal(("held", winner), (now.GetProperty("beds")[0].GetProperty("status").GetString(), now.GetProperty("beds")[0].GetProperty("holdId").GetString()));
        var events = await cluster.Client.GetFromJsonAsync<JsonElement>($"api/v1/settings/{setting}/events?limit=1000");
        Assert.Equal(holds, events.GetProperty("items").EnumerateArray().Count(e => e.GetProperty("kind").GetString() == "bed-held"));
        return winner;
    }

    private async Task ReleaseAsync(string hold)
    {
        using var released = await cluster.Client.PostAsJsonAsync($"api/v1/holds/{hold}/release", new { });
        released.EnsureSuccessStatusCode();
    }

    /// <summary>The hold's id, or null where somebody else was first. What is not answered is sent again with its key.</summary>
    private async Task<string?> HoldAsync(string setting, int racer)
    {
        var (search, hold) = ("", (string?)null);
        var opened = await AnsweredAsync("api/v1/searches", $"search-{setting}-{racer}-{Guid.NewGuid()}", new { age = 14, gender = "male", authority = "E08000025", withinMiles = 500 },
            made => search = made.GetProperty("id").GetString()!);
        Assert.Equal(201, opened);
        var status = await AnsweredAsync($"api/v1/searches/{search}/holds", Guid.NewGuid().ToString(), new { settingId = setting, beds = 1, minutes = 10 },
            made => hold = made.GetProperty("id").GetString());
        Assert.Contains(status, (int[])[201, 409]);
        return hold;
    }

    private Task<int> AnsweredAsync(string path, string key, object body, Action<JsonElement> made) =>
        Eventually.ValueAsync(() => SendAsync(path, key, body, made), status => status is > 0 and < 500, TimeSpan.FromMinutes(1));

    private async Task<int> SendAsync(string path, string key, object body, Action<JsonElement> made)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await cluster.Client.SendAsync(request);
            if (answer.IsSuccessStatusCode) made(await answer.Content.ReadFromJsonAsync<JsonElement>());
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return 0;
        }
    }

    private async Task<string> OneBedAsync()
    {
        var id = Sample.Id("race");
        using var made = await cluster.Client.PutAsJsonAsync($"api/v1/settings/{id}", Sample.Profile(beds: 1));
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return id;
    }
}
