using System.Text.Json;
using System.Text.Json.Nodes;
using Capacity.Live;
using Capacity.Terms;
using Capacity.Web.Tests.Host;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Capacity.Web.Tests.Security;

/// <summary>Things that not everybody may know are planted, then everything that can be read is read as everybody and searched for them.</summary>
public sealed partial class SecretTests(TrackerHost host, ITestOutputHelper output)
{
    private static readonly Role[] Nobody = [], Searchers = [Role.Duty, Role.Admin], NotProviders = [Role.Duty, Role.Commissioner, Role.Admin];
    private static readonly string[] Dimensions = ["district", "category", "authority", "provider", "type", "sector", "region"];

    private readonly string _mark = Guid.NewGuid().ToString("N")[..12];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_can_be_read_tells_a_role_what_it_may_not_know()
    {
        var planted = await PlantAsync();
        var (leaks, seen, read) = (new List<string>(), new HashSet<string>(), 0);

        foreach (var role in Enum.GetValues<Role>().Cast<Role?>().Prepend(null))
        {
            await foreach (var (where, text) in ReadAllAsync(role, planted))
            {
                read++;
                foreach (var secret in planted.Secrets.Where(s => text.Contains(s.Text, StringComparison.OrdinalIgnoreCase)))
                    if (role is { } known && secret.Known.Contains(known)) seen.Add(secret.What);
                    else if (!where.Contains(secret.Text, StringComparison.Ordinal)) leaks.Add($"{where} tells {role?.Word() ?? "nobody"} {secret.What}");
            }
        }

        Assert.True(leaks.Count == 0, string.Join("\n", leaks.Distinct()));
        Assert.Equal(planted.Secrets.Where(s => s.Known.Length > 0).Select(s => s.What).Order(), seen.Order());
        output.WriteLine($"{read} answers searched for {planted.Secrets.Count} secrets.");
    }

    /// <summary>Everything there is to read, about each thing that was planted.</summary>
    private async IAsyncEnumerable<(string Where, string Text)> ReadAllAsync(Role? role, Planted planted)
    {
        var visit = await Visit.BeginAsync(host, role);
        foreach (var path in await PathsAsync(planted))
        {
            using var answer = await visit.GetAsync(path);
            yield return (path, ByChance().Replace($"{answer.Headers.ETag}{answer.Headers.Location}{await answer.Content.ReadAsStringAsync(Stop)}", ""));
        }
        if (role is null) yield break;
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(host.Address, "live"), o => o.AccessTokenProvider = () => Task.FromResult(host.As(role.Value).DefaultRequestHeaders.Authorization!.Parameter)).Build();
        await hub.StartAsync(Stop);
        foreach (var topic in Topics(planted)) yield return ($"{topic}", await WatchAsync(hub, topic));
    }

    private async Task<IEnumerable<string>> PathsAsync(Planted planted)
    {
        var about = (await Door.AllOfAsync(host.Services)).Where(d => d.Method == "GET" && !d.Route.StartsWith("/app.", StringComparison.Ordinal))
            .SelectMany(_ => planted.Ids, (door, id) => door.About(id, planted.Hold)).Distinct();
        return
        [
            .. about, .. Dimensions.Select(by => $"/api/v1/sufficiency?by={by}"), .. Dimensions.Select(by => $"/api/v1/sufficiency?by={by}&provider={planted.OtherProvider}"),
            "/api/v1/settings?limit=1000", "/api/v1/settings?q=Wren%20Cottage", $"/api/v1/settings?provider={planted.OtherProvider}", "/settings?q=Wren%20Cottage", "/settings?mine", "/searches?status=open",
            $"/api/v1/settings/{planted.Own}/events?limit=1000", $"/settings/{planted.Own}?events=500",
        ];
    }

    private static IEnumerable<Topic> Topics(Planted planted) => Enum.GetValues<TopicKind>().SelectMany(kind => kind switch
    {
        TopicKind.Region or TopicKind.Cover => [""],
        TopicKind.Provider => (string[])[planted.OtherProvider, TrackerHost.Provider],
        TopicKind.Authority => ["E08000025"],
        TopicKind.Category => ["fostering-mainstream", "residential-ebd"],
        _ => planted.Ids,
    }, (kind, key) => new Topic(kind, key));

    private static async Task<string> WatchAsync(HubConnection hub, Topic topic)
    {
        try
        {
            return (await hub.InvokeAsync<JsonElement>("Watch", topic.ToString(), Stop)).GetRawText();
        }
        catch (HubException e)
        {
            return e.Message;
        }
    }

    private async Task<Planted> PlantAsync()
    {
        var (district, otherProvider, other) = ($"district-{_mark}", $"wren-{_mark}", $"wren-cottage-{_mark}");
        await host.RegisterAsync(Sample.Profile(provider: otherProvider, district: district).With("name", $"Wren Cottage {_mark}"), other);
        var own = Id(await host.RegisterAsync(Sample.Profile(district: district)));
        var household = Id(await host.RegisterAsync(Sample.Profile(district: district).With("name", "Carer household 7731").With("type", "foster-household")
            .With("categories", new JsonArray("fostering-mainstream")).With("postcode", "B31 7QZ").With("phone", "0121 496 7731").With("needs", new JsonArray("fire-setting", "violence", "missing"))));

        await host.Duty.PostAsync($"/api/v1/settings/{own}/beds/1/occupy", new JsonObject { ["authority"] = "E08000025", ["caseRef"] = $"CASE-{_mark}" });
        var search = await host.Duty.PostAsync("/api/v1/searches", new JsonObject
        {
            ["age"] = 13, ["gender"] = "female", ["authority"] = "E08000025", ["caseRef"] = $"EDT-{_mark}", ["legalBasis"] = $"LEGAL-{_mark}", ["needs"] = new JsonArray("fire-setting", "violence", "missing"),
            ["near"] = new JsonObject { ["district"] = district }, ["withinMiles"] = 17.7731,
        });
        var id = search.Body["id"]!.GetValue<string>();
        var hold = await host.Duty.PostAsync($"/api/v1/searches/{id}/holds", new JsonObject { ["settingId"] = household });
        Assert.Contains("0121 496 7731", hold.Body.ToJsonString(), StringComparison.Ordinal);

        return new(own, otherProvider, hold.Body["id"]!.GetValue<string>(), [other, own, household, id, hold.Body["id"]!.GetValue<string>(), district],
        [
            new("another provider's setting", other, NotProviders), new("its name", $"Wren Cottage {_mark}", NotProviders), new("that there is another provider", otherProvider, NotProviders),
            new("whom to ring at a foster household", "496 7731", Nobody), new("where a foster household lives", "7QZ", Nobody),
            new("the case reference of a child in a bed", $"CASE-{_mark}", Searchers), new("the case reference of a search", $"EDT-{_mark}", Searchers),
            new("the legal basis of a search", $"LEGAL-{_mark}", Searchers), new("what a child needs", "\"needs\":[\"fire-setting\",\"violence\",\"missing\"],\"tags\":[],\"categories\":[],\"types\":[]", Searchers),
            new("how far a search reaches", "17.7731", Searchers), new("a search", $"\"searchId\":\"{id}", NotProviders), new("the page of a search", $"/searches/{id}", NotProviders),
        ]);

        static string Id(string path) => path.Split('/')[^1];
    }

    /// <param name="Ids">Of everything that an address may be about.</param>
    private sealed record Planted(string Own, string OtherProvider, string Hold, IReadOnlyList<string> Ids, IReadOnlyList<Planting> Secrets);

    /// <param name="Known">Who may know it; nobody: it is in no answer that is only read.</param>
    private sealed record Planting(string What, string Text, Role[] Known);

    /// <summary>The secrets of forms and the challenges of passkeys are long enough to hold any three letters.</summary>
    [System.Text.RegularExpressions.GeneratedRegex("CfDJ8[A-Za-z0-9_-]+|challenge&quot;:&quot;[A-Za-z0-9_-]+")]
    private static partial System.Text.RegularExpressions.Regex ByChance();
}
