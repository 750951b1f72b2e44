using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Capacity.Testing;

namespace Capacity.Web.Tests.Failure;

/// <summary>
/// Changes beds without rest and writes down what was acknowledged. What is not answered is sent again with its key until it is. Then it holds the tracker to what it wrote down:
/// nothing lost, nothing twice, every trail without a gap, every total the sum of its settings.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private const int Workers = 8, SettingsEach = 6;

    private readonly HttpClient _client;
    private readonly Slot[] _slots;
    private readonly ConcurrentBag<Acknowledged> _acknowledged = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private Task _work = Task.CompletedTask;
    private TimeSpan _longest;

    private Ledger(HttpClient client, Slot[] slots, string spare) => (_client, _slots, Spare) = (client, slots, spare);

    public int Count => _acknowledged.Count;

    /// <summary>The longest that one change waited until it was acknowledged, since the last <see cref="Forget"/>; those that still wait do not count yet.</summary>
    public TimeSpan LongestWait
    {
        get { lock (_lock) return _longest; }
    }

    /// <summary>How many requests were answered neither the first time nor when they were sent once more.</summary>
    public int FailedTwice { get; private set; }

    public IReadOnlyList<string> Settings => [.. _slots.Select(s => s.Setting)];

    /// <summary>Of the settings that it changes.</summary>
    public IReadOnlyList<string> Districts => [.. _slots.Select(s => s.District).Distinct()];

    /// <summary>A setting that it leaves alone.</summary>
    public string Spare { get; }

    public static async Task<Ledger> StartAsync(HttpClient client)
    {
        var page = await client.GetFromJsonAsync<JsonElement>("api/v1/settings?status=open&limit=1000");
        var free = page.GetProperty("items").EnumerateArray().Where(IsAvailable).Select(Slot.Of).ToArray();
        var ledger = new Ledger(client, free[..(Workers * SettingsEach)], free[^1].Setting);
        ledger._work = Task.WhenAll(ledger._slots.Chunk(SettingsEach).Select((mine, seed) => Task.Run(() => ledger.WorkAsync(mine, new(seed)))));
        return ledger;
    }

    /// <summary>Returns when so many more changes have been acknowledged.</summary>
    public Task MoreAsync(int more)
    {
        var wanted = Count + more;
        return Eventually.TrueAsync(() => _work.IsFaulted ? throw _work.Exception : Count >= wanted, TimeSpan.FromMinutes(2));
    }

    /// <summary>Begins to measure waits anew.</summary>
    public void Forget()
    {
        lock (_lock) _longest = TimeSpan.Zero;
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _work;
    }

    public async Task VerifyAsync()
    {
        foreach (var slot in _slots) await VerifyAsync(slot, [.. _acknowledged.Where(a => a.Setting == slot.Setting)]);
        await Eventually.ValueAsync(() => Totals.DifferenceAsync(_client), difference => difference is null, TimeSpan.FromSeconds(5));
    }

    public void Dispose() => _stop.Dispose();

    private async Task WorkAsync(Slot[] mine, Random random)
    {
        while (!_stop.IsCancellationRequested)
        {
            var slot = mine[random.Next(mine.Length)];
            var (key, attempts, version, began) = (Guid.NewGuid().ToString(), 0, (int?)null, Stopwatch.GetTimestamp());
            await Eventually.TrueAsync(async () => { attempts++; return (version = await ToggleAsync(slot, key)) is not null; }, TimeSpan.FromMinutes(2));
            _acknowledged.Add(new(slot.Setting, version!.Value, key));
            slot.Suspended = !slot.Suspended;
            lock (_lock)
            {
                _longest = Max(_longest, Stopwatch.GetElapsedTime(began));
                if (attempts > 2) FailedTwice++;
            }
        }
    }

    /// <summary>The version that it made, or null where it was not answered.</summary>
    private async Task<int?> ToggleAsync(Slot slot, string key)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/settings/{slot.Setting}/beds/{slot.Bed}/{(slot.Suspended ? "reopen" : "suspend")}");
            request.Headers.Add("Idempotency-Key", key);
            request.Content = slot.Suspended ? JsonContent.Create(new { }) : JsonContent.Create(new { reason = "staffing" });
            using var answer = await _client.SendAsync(request);
            if ((int)answer.StatusCode >= 500) return null;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    private async Task VerifyAsync(Slot slot, Acknowledged[] acknowledged)
    {
        var setting = await _client.GetFromJsonAsync<JsonElement>($"api/v1/settings/{slot.Setting}");
        var trail = new Dictionary<int, string?>();
        for (var after = (int?)0; after is not null;)
        {
            var page = await _client.GetFromJsonAsync<JsonElement>($"api/v1/settings/{slot.Setting}/events?limit=1000&after={after}");
            foreach (var e in page.GetProperty("items").EnumerateArray()) trail.Add(e.GetProperty("version").GetInt32(), e.GetProperty("key").GetString());
            after = page.GetProperty("next") is { ValueKind: not JsonValueKind.Null } next ? int.Parse(next.ToString(), System.Globalization.CultureInfo.InvariantCulture) : null;
        }

        Assert.Equal(Enumerable.Range(1, trail.Count), trail.Keys.Order());
        Assert.Equal(slot.Base + acknowledged.Length, setting.GetProperty("version").GetInt32());
        Assert.All(acknowledged, a => Assert.Equal(a.Key, trail[a.Version]));
        Assert.Equal(slot.Suspended ? "suspended" : "vacant", setting.GetProperty("beds").EnumerateArray().Single(b => b.GetProperty("id").GetString() == slot.Bed).GetProperty("status").GetString());
    }

    private static bool IsAvailable(JsonElement setting) => setting.GetProperty("counts").GetProperty("available").GetInt32() > 0;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    /// <summary>One acknowledged change: this version of the setting belongs to this key.</summary>
    private sealed record Acknowledged(string Setting, int Version, string Key);

    /// <summary>A bed that one worker has to itself.</summary>
    private sealed class Slot(string setting, string district, string bed, int version)
    {
        public string Setting => setting;

        public string District => district;

        public string Bed => bed;

        public int Base => version;

        public bool Suspended { get; set; }

        public static Slot Of(JsonElement s) => new(s.GetProperty("id").GetString()!, s.GetProperty("district").GetString()!,
            s.GetProperty("beds").EnumerateArray().First(b => b.GetProperty("status").GetString() == "vacant" && b.GetProperty("offered").GetBoolean()).GetProperty("id").GetString()!,
            s.GetProperty("version").GetInt32());
    }
}
