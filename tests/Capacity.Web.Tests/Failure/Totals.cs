using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Capacity.Web.Tests.Failure;

/// <summary>Every total against the sum over its settings, as anybody can read both.</summary>
internal static class Totals
{
    private static readonly string[] Dimensions = ["district", "region", "authority", "category"];
    private static readonly string[] Names = ["registered", "occupied", "held", "available", "unconfirmed", "suspended"];

    /// <summary>The first row that is not the sum of its settings, or what stood in the way of reading it; null where all are.</summary>
    public static async Task<string?> DifferenceAsync(HttpClient client)
    {
        try
        {
            return await FirstDifferenceAsync(client);
        }
        catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return e.Message;
        }
    }

    private static async Task<string?> FirstDifferenceAsync(HttpClient client)
    {
        var sums = await SumAsync(client);
        foreach (var by in Dimensions)
        {
            var rows = (await ReadAsync(client, $"api/v1/sufficiency?by={by}")).GetProperty("rows").EnumerateArray()
                .ToDictionary(r => $"{by}:{r.GetProperty("key").GetString()}", Counts);
            var keys = rows.Keys.Union(sums.Keys.Where(k => k.StartsWith($"{by}:", StringComparison.Ordinal)));
            foreach (var key in keys)
                if (!(rows.GetValueOrDefault(key) ?? []).SequenceEqual(sums.GetValueOrDefault(key) ?? []))
                    return $"{key} is {string.Join(' ', rows.GetValueOrDefault(key) ?? [])}, its settings add up to {string.Join(' ', sums.GetValueOrDefault(key) ?? [])}";
        }

        return null;
    }

    /// <summary>The counts of one row, as they are on the wire.</summary>
    public static async Task<string> RowAsync(HttpClient client, string by, string key) =>
        (await ReadAsync(client, $"api/v1/sufficiency?by={by}")).GetProperty("rows").EnumerateArray()
        .Single(r => r.GetProperty("key").GetString() == key).GetProperty("counts").GetRawText();

    private static async Task<Dictionary<string, int[]>> SumAsync(HttpClient client)
    {
        var sums = new Dictionary<string, int[]>(StringComparer.Ordinal);
        for (string? after = ""; after is not null;)
        {
            var page = await ReadAsync(client, $"api/v1/settings?limit=1000{(after == "" ? "" : $"&after={after}")}");
            foreach (var s in page.GetProperty("items").EnumerateArray())
                foreach (var key in KeysOf(s)) sums[key] = [.. Counts(s).Zip(sums.GetValueOrDefault(key) ?? new int[Names.Length], (a, b) => a + b)];
            after = page.GetProperty("next").GetString();
        }

        return sums;
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new HttpRequestException($"{path} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}", null, answer.StatusCode);
    }

    private static IEnumerable<string> KeysOf(JsonElement setting) =>
    [
        "region:region", $"district:{setting.GetProperty("district").GetString()}", $"authority:{setting.GetProperty("authority").GetString()}",
        .. setting.GetProperty("categories").EnumerateArray().Select(c => $"category:{c.GetString()}"),
    ];

    private static int[] Counts(JsonElement of) => [.. Names.Select(n => of.GetProperty("counts").GetProperty(n).GetInt32())];
}
