using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Capacity.Testing;

namespace Capacity.Web.Tests.Failure;

/// <summary>SIGKILL at any moment: what was acknowledged is there after the restart, once, and every total is the sum of its settings.</summary>
public class KilledProcessTests
{
    private const int Workers = 8, SettingsEach = 10;
    private static readonly int[] KillAfter = [150, 400, 650];

    /// <summary>One acknowledged change: this version of the setting belongs to this key.</summary>
    private sealed record Acknowledged(string Setting, int Version, string Key);

    /// <summary>A bed that one worker has to itself.</summary>
    private sealed class Slot(string setting, string bed, int version)
    {
        public string Setting => setting;
        public string Bed => bed;
        public int Base => version;
        public bool Suspended { get; set; }
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_applied_twice_when_the_process_is_killed_under_load()
    {
        using var folder = new TempFolder();
        using var tracker = new TrackerProcess(folder.Path);
        await tracker.StartAsync();
        var slots = await SlotsAsync(tracker.Client);
        var acknowledged = new ConcurrentBag<Acknowledged>();
        using var stop = new CancellationTokenSource();

        var workers = slots.Chunk(SettingsEach).Select((mine, n) => Task.Run(() => WorkAsync(tracker, mine, n, acknowledged, stop.Token))).ToArray();
        foreach (var count in KillAfter)
        {
            await Eventually.TrueAsync(() => acknowledged.Count >= count, TimeSpan.FromMinutes(1));
            await tracker.KillAsync();
            await tracker.StartAsync();
        }
        await stop.CancelAsync();
        await Task.WhenAll(workers);

        foreach (var slot in slots) await VerifyAsync(tracker.Client, slot, [.. acknowledged.Where(a => a.Setting == slot.Setting)]);
        await VerifyTotalsAsync(tracker.Client);
    }

    private static async Task<Slot[]> SlotsAsync(HttpClient client)
    {
        var page = await client.GetFromJsonAsync<JsonElement>("api/v1/settings?status=open&limit=1000");
        return [.. page.GetProperty("items").EnumerateArray().Where(s => s.GetProperty("counts").GetProperty("available").GetInt32() > 0).Take(Workers * SettingsEach).Select(s =>
            new Slot(s.GetProperty("id").GetString()!,
                s.GetProperty("beds").EnumerateArray().First(b => b.GetProperty("status").GetString() == "vacant" && b.GetProperty("offered").GetBoolean()).GetProperty("id").GetString()!,
                s.GetProperty("version").GetInt32()))];
    }

    private static async Task WorkAsync(TrackerProcess tracker, Slot[] mine, int seed, ConcurrentBag<Acknowledged> acknowledged, CancellationToken stop)
    {
        var random = new Random(seed);
        while (!stop.IsCancellationRequested)
        {
            var slot = mine[random.Next(mine.Length)];
            var key = Guid.NewGuid().ToString();
            var version = await ToggleAsync(tracker, slot, key);
            acknowledged.Add(new(slot.Setting, version, key));
            slot.Suspended = !slot.Suspended;
        }
    }

    /// <summary>Sends the change again with its key until it is answered.</summary>
    private static async Task<int> ToggleAsync(TrackerProcess tracker, Slot slot, string key)
    {
        while (true)
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/settings/{slot.Setting}/beds/{slot.Bed}/{(slot.Suspended ? "reopen" : "suspend")}");
                request.Headers.Add("Idempotency-Key", key);
                request.Content = slot.Suspended ? JsonContent.Create(new { }) : JsonContent.Create(new { reason = "staffing" });
                using var answer = await tracker.Client.SendAsync(request);
                if ((int)answer.StatusCode >= 500) continue;
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32();
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                await tracker.Ready; // killed: the same again when it is back
            }
    }

    private static async Task VerifyAsync(HttpClient client, Slot slot, Acknowledged[] acknowledged)
    {
        var setting = await client.GetFromJsonAsync<JsonElement>($"api/v1/settings/{slot.Setting}");
        var events = await client.GetFromJsonAsync<JsonElement>($"api/v1/settings/{slot.Setting}/events?limit=1000");
        var trail = events.GetProperty("items").EnumerateArray().ToDictionary(e => e.GetProperty("version").GetInt32(), e => e.GetProperty("key").GetString());

        Assert.Equal(Enumerable.Range(1, trail.Count), trail.Keys.Order());
        Assert.Equal(slot.Base + acknowledged.Length, setting.GetProperty("version").GetInt32());
        Assert.All(acknowledged, a => Assert.Equal(a.Key, trail[a.Version]));
        Assert.Equal(slot.Suspended, setting.GetProperty("beds").EnumerateArray().Single(b => b.GetProperty("id").GetString() == slot.Bed).GetProperty("status").GetString() == "suspended");
    }

    private static async Task VerifyTotalsAsync(HttpClient client)
    {
        var sums = new Dictionary<string, int[]>();
        for (string? after = ""; after is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"api/v1/settings?limit=1000{(after == "" ? "" : $"&after={after}")}");
            foreach (var s in page.GetProperty("items").EnumerateArray())
                foreach (var key in (string[])[$"district:{s.GetProperty("district").GetString()}", "region:region", $"authority:{s.GetProperty("authority").GetString()}",
                    .. s.GetProperty("categories").EnumerateArray().Select(c => $"category:{c.GetString()}")])
                    sums[key] = [.. Counts(s).Zip(sums.GetValueOrDefault(key) ?? new int[6], (a, b) => a + b)];
            after = page.GetProperty("next").GetString();
        }
        foreach (var by in (string[])["district", "region", "authority", "category"])
        {
            var rows = (await client.GetFromJsonAsync<JsonElement>($"api/v1/sufficiency?by={by}")).GetProperty("rows").EnumerateArray()
                .ToDictionary(r => $"{by}:{r.GetProperty("key").GetString()}", Counts);
            Assert.Equal(sums.Keys.Where(k => k.StartsWith($"{by}:", StringComparison.Ordinal)).Order(), rows.Keys.Order());
            Assert.All(rows, row => Assert.Equal(sums[row.Key], row.Value));
        }
    }

    private static int[] Counts(JsonElement of) =>
        [.. ((string[])["registered", "occupied", "held", "available", "unconfirmed", "suspended"]).Select(n => of.GetProperty("counts").GetProperty(n).GetInt32())];
}
