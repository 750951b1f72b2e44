using System.Text.Json.Nodes;

namespace Capacity.Web.Tests.Host;

/// <summary>Settings to try things on: what a test does not name is ordinary.</summary>
public static class Sample
{
    private static int _count;

    /// <summary>An id that no other test has.</summary>
    public static string Id(string prefix = "home") => $"{prefix}-{Interlocked.Increment(ref _count)}-{Guid.NewGuid():N}";

    /// <summary>The body of a registration.</summary>
    public static JsonObject Profile(int beds = 3, string provider = TrackerHost.Provider, string district = "birmingham-northfield") => new()
    {
        ["name"] = "Elm House", ["type"] = "childrens-home", ["categories"] = new JsonArray("residential-ebd"), ["authority"] = "E08000025", ["district"] = district,
        ["postcode"] = "B31 2AA", ["provider"] = provider, ["sector"] = "framework", ["beds"] = beds, ["ageMin"] = 8, ["ageMax"] = 17, ["gender"] = "any",
        ["needs"] = new JsonArray(), ["tags"] = new JsonArray(), ["rating"] = "good", ["phone"] = "0121 496 0001", ["weeklyFee"] = 4074,
    };

    public static JsonObject With(this JsonObject body, string member, JsonNode? value)
    {
        body[member] = value;
        return body;
    }

    /// <summary>Registers a setting and answers its path: <c>/api/v1/settings/…</c>.</summary>
    public static async Task<string> RegisterAsync(this TrackerHost host, JsonObject? profile = null, string? id = null)
    {
        var path = $"/api/v1/settings/{id ?? Id()}";
        var answer = await host.Admin.PutAsync(path, profile ?? Profile());
        return answer.Status == 201 ? path : throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>One of its beds, as it is shown.</summary>
    public static JsonObject Bed(this JsonNode setting, string bed) => setting["beds"]!.AsArray().Single(b => b!["id"]!.GetValue<string>() == bed)!.AsObject();
}
