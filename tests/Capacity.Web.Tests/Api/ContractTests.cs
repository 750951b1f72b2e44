using System.Text.Json.Nodes;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Api;

/// <summary>The contract's examples, to the letter.</summary>
public class ContractTests(TrackerHost host)
{
    [Fact]
    public async Task A_setting_reads_as_in_the_contract()
    {
        var clock = new ManualClock(new(2026, 11, 22, 21, 4, 0, TimeSpan.Zero));
        await using var tracker = await TrackerHost.StartAsync(amend: b => b.Services.AddSingleton<Clock>(clock));
        var setting = await tracker.RegisterAsync(Camborne(), "urn-1234567");
        await tracker.Duty.PostAsync($"{setting}/beds/1/occupy", """{"authority":"E08000025","since":"2026-11-01"}""");
        await tracker.Duty.PostAsync($"{setting}/beds/1/expect-free", """{"on":"2026-12-01"}""");
        await tracker.Duty.PostAsync($"{setting}/beds/3/suspend", """{"reason":"staffing","note":"two off sick"}""");
        var answer = await tracker.Duty.PostAsync($"{setting}/limits",
            """{"ageMin":12,"gender":"male","notNeeds":["fire-setting"],"until":"2026-12-01T00:00:00+00:00"}""");

        Assert.Equal(JsonNode.Parse("""
            { "id": "urn-1234567", "version": 5, "name": "Camborne", "type": "childrens-home", "categories": ["residential-ld-asc"],
              "authority": "E08000025", "district": "birmingham-northfield", "postcode": "B31 2AA", "provider": "birmingham-childrens-trust", "sector": "in-house",
              "ageMin": 5, "ageMax": 18, "gender": "any", "needs": ["learning-disability"], "tags": ["short-breaks"], "weeklyFee": 4074, "exclusiveTo": "E08000025",
              "rating": "inadequate", "status": "open", "statusReason": null, "confirmedAt": "2026-11-22T21:04:00.000Z", "freshness": "fresh",
              "limits": { "ageMin": 12, "gender": "male", "notNeeds": ["fire-setting"], "until": "2026-12-01T00:00:00.000Z" },
              "counts": { "registered": 5, "occupied": 1, "held": 0, "available": 0, "unconfirmed": 0, "suspended": 4 },
              "suspendedBy": { "rating-inadequate": 3, "staffing": 1 },
              "beds": [ { "id": "1", "status": "occupied", "since": "2026-11-01T00:00:00.000Z", "expectedFreeOn": "2026-12-01", "authority": "E08000025" },
                        { "id": "2", "status": "vacant", "offered": false, "notOfferedBecause": ["rating-inadequate"] },
                        { "id": "3", "status": "suspended", "reason": "staffing", "until": null, "note": "two off sick" },
                        { "id": "4", "status": "vacant", "offered": false, "notOfferedBecause": ["rating-inadequate"] },
                        { "id": "5", "status": "vacant", "offered": false, "notOfferedBecause": ["rating-inadequate"] } ] }
            """)!.ToJsonString(), answer.Body.ToJsonString());
    }

    [Fact]
    public async Task A_bed_that_is_offered_reads_as_in_the_contract()
    {
        var setting = await host.RegisterAsync();

        var answer = await host.Duty.AskAsync(setting);

        Assert.Equal("""{"id":"1","status":"vacant","offered":true,"notOfferedBecause":[]}""", answer.Body.Bed("1").ToJsonString());
        Assert.Null(answer.Body["limits"]);
    }

    [Fact]
    public async Task Sufficiency_reads_as_in_the_contract()
    {
        var district = Sample.Id("district");
        var setting = await host.RegisterAsync(Sample.Profile(beds: 4, district: district));
        await host.Duty.PostAsync($"{setting}/beds/1/occupy", """{"authority":"E08000025"}""");
        await host.Duty.PostAsync($"{setting}/beds/2/suspend", """{"reason":"matching"}""");

        var answer = await host.Duty.AskAsync($"/api/v1/sufficiency?by=district&district={district}");

        Assert.Equal(["asOf", "sequence", "rows"], answer.Body.AsObject().Select(m => m.Key));
        var row = Assert.Single(answer.Body["rows"]!.AsArray())!.AsObject();
        row.Remove("name");
        Assert.Equal($$$"""
            {"key":"{{{district}}}","settings":1,"counts":{"registered":4,"occupied":1,"held":0,"available":2,"unconfirmed":0,"suspended":1},"suspendedBy":{"matching":1},"staleSettings":0,"occupancy":0.25}
            """, row.ToJsonString());
    }

    [Theory]
    [InlineData("", "by")]
    [InlineData("by=postcode", "by")]
    [InlineData("by=District", "by")]
    [InlineData("by=region&category=nonsense", "category")]
    [InlineData("by=region&type=hotel", "type")]
    [InlineData("by=region&sector=private", "sector")]
    [InlineData("by=region&authority=Birmingham", "authority")]
    [InlineData("by=region&district=Nowhere!", "district")]
    [InlineData("by=region&provider=A%20B", "provider")]
    [InlineData("by=region&at=yesterday", "at")]
    [InlineData("by=region&at=2999-01-01T00:00:00Z", "at")]
    public async Task A_question_that_makes_no_sense_names_its_parameter(string query, string field)
    {
        var answer = await host.Duty.AskAsync($"/api/v1/sufficiency?{query}");

        Assert.Equal((400, field), (answer.Status, Assert.Single(answer.Fields)));
    }

    [Fact]
    public async Task The_catalogue_has_the_contracts_lists_and_members()
    {
        var catalogue = (await host.As(Role.Provider).AskAsync("/api/v1/catalogue")).Body.AsObject();

        Assert.Equal(["types", "sectors", "genders", "categories", "needs", "tags", "ratings", "suspensionReasons", "declineReasons", "rules"], catalogue.Select(m => m.Key));
        Assert.All(catalogue, list => Assert.All(list.Value!.AsArray(), term => Assert.NotEmpty(term!["name"]!.GetValue<string>())));
        Assert.Equal("""{"family":"fostering","namedChild":false,"emergency":true,"onlyWhenAsked":false,"id":"fostering-edt","name":"Fostering: emergency (EDT)"}""",
            catalogue["categories"]!.AsArray().Single(c => c!["id"]!.GetValue<string>() == "fostering-edt")!.ToJsonString());
        Assert.Equal(["too-far", "closed", "setting-suspended", "regulator-restriction"], catalogue["rules"]!.AsArray().Take(4).Select(r => r!["id"]!.GetValue<string>()));
        Assert.Equal("choice", catalogue["rules"]![0]!["basis"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("GET", "/api/nonsense", 404, "not-found")]
    [InlineData("POST", "/api/v1/settings/a/b/c/d/e", 404, "not-found")]
    [InlineData("DELETE", "/api/v1/settings", 405, "method-not-allowed")]
    [InlineData("POST", "/api/v1/catalogue", 405, "method-not-allowed")]
    public async Task What_is_not_there_is_a_problem_too(string method, string path, int status, string slug)
    {
        var answer = await host.Admin.SendAsync(new(method), path);

        Assert.Equal((status, slug), (answer.Status, answer.Slug));
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["type", "title", "status"], answer.Body.AsObject().Select(m => m.Key));
        Assert.Equal($"/problems/{slug}", answer.Body["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_document_describes_every_command_with_its_body_and_answers()
    {
        var document = (await host.Nobody.AskAsync("/openapi/v1.json")).Body;

        foreach (var command in CommandTable.All)
        {
            var operation = document["paths"]![$"/api/v1/settings/{{id}}{command.Path.Replace("/1/", "/{bed}/", StringComparison.Ordinal)}"]!["post"]!;
            var members = operation["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]?.AsObject().Select(p => p.Key) ?? [];
            Assert.Equal(command.Members.Select(m => m.Name), members);
            Assert.Equal(["200", "400", "401", "403", "404", "409", "412", "413", "415", "422"], operation["responses"]!.AsObject().Select(r => r.Key).Order(StringComparer.Ordinal));
            Assert.NotNull(operation["security"]);
        }
        Assert.Equal("bearer", document["components"]!["securitySchemes"]!["Bearer"]!["scheme"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_browser_is_told_to_run_nothing_but_our_own()
    {
        var answer = await host.Nobody.AskAsync("/health/live");

        var policy = answer.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Response.Headers.Contains("Server"));
    }

    private static JsonObject Camborne() => Sample.Profile(beds: 5, provider: "birmingham-childrens-trust")
        .With("name", "Camborne").With("categories", new JsonArray("residential-ld-asc")).With("sector", "in-house").With("ageMin", 5).With("ageMax", 18)
        .With("needs", new JsonArray("learning-disability")).With("tags", new JsonArray("short-breaks")).With("exclusiveTo", "E08000025").With("rating", "inadequate");
}
