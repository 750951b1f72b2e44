using System.Text.Json.Nodes;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Api;

public class ProfileInputTests(TrackerHost host)
{
    [Theory]
    [InlineData("name", "5", "\"\"", "\"  \"", "\"a\\u0000b\"", "\"a\\nb\"", "\"\\ud800\"", "null")]
    [InlineData("type", "5", "\"\"", "\"hotel\"", "null")]
    [InlineData("categories", "[]", "null", "\"residential-ebd\"", "[\"nonsense\"]", "[5]", "[null]")]
    [InlineData("authority", "\"Birmingham\"", "\"E1\"", "null", "5")]
    [InlineData("district", "\"Birmingham Northfield\"", "\"\"", "null", "5")]
    [InlineData("postcode", "\"nowhere\"", "\"\"", "null", "5", "\"=1+1\"")]
    [InlineData("provider", "\"Acme Care\"", "null", "5")]
    [InlineData("sector", "\"private\"", "null", "5")]
    [InlineData("beds", "0", "-1", "201", "1e9", "99999999999", "\"3\"", "2.5", "null")]
    [InlineData("ageMin", "-1", "26", "\"5\"", "5.5", "null", "18")]
    [InlineData("ageMax", "-1", "26", "\"5\"", "null")]
    [InlineData("gender", "\"other\"", "5", "null")]
    [InlineData("needs", "[\"nonsense\"]", "\"autism\"", "[[]]")]
    [InlineData("tags", "[\"nonsense\"]", "5")]
    [InlineData("rating", "\"excellent\"", "\"inconsistent\"", "5", "null")]
    [InlineData("status", "\"shut\"", "5", "\"\"")]
    [InlineData("phone", "5", "\"call me\"", "\"=HYPERLINK(1)\"")]
    [InlineData("weeklyFee", "-1", "\"4074\"", "1e30", "1.234")]
    [InlineData("exclusiveTo", "\"Birmingham\"", "5")]
    [InlineData("occupied", "1")]
    [InlineData("suspended", "1")]
    [InlineData("settingId", "\"home-1\"")]
    public async Task A_column_that_will_not_do_is_named(string column, params string[] wrong)
    {
        foreach (var value in wrong)
        {
            var profile = Sample.Profile();
            profile.Remove(column);
            var body = $$"""{"{{column}}":{{value}},{{profile.ToJsonString()[1..]}}""";

            var answer = await host.Admin.SendAsync(HttpMethod.Put, $"/api/v1/settings/{Sample.Id()}", Talk.Json(body));

            Assert.True(answer is { Status: 400, Slug: "bad-input" } && answer.Fields is [var field] && field == column, $"{value} → {answer}");
        }
    }

    [Fact]
    public async Task Every_column_that_is_missing_is_named_at_once()
    {
        var answer = await host.Admin.SendAsync(HttpMethod.Put, $"/api/v1/settings/{Sample.Id()}");

        Assert.Equal(400, answer.Status);
        Assert.Equal(["ageMax", "ageMin", "authority", "beds", "categories", "district", "gender", "name", "postcode", "provider", "rating", "sector", "type"], answer.Fields);
    }

    [Theory]
    [InlineData("UPPER")]
    [InlineData("-a")]
    [InlineData("a.b")]
    public async Task An_id_that_is_none_is_named(string id)
    {
        var answer = await host.Admin.PutAsync($"/api/v1/settings/{id}", Sample.Profile());

        Assert.Equal((400, "id"), (answer.Status, Assert.Single(answer.Fields)));
    }

    [Fact]
    public async Task A_district_lies_in_one_authority()
    {
        var district = Sample.Id("district");
        await host.RegisterAsync(Sample.Profile(district: district));

        var answer = await host.Admin.PutAsync($"/api/v1/settings/{Sample.Id()}", Sample.Profile(district: district).With("authority", "E08000026"));

        Assert.Equal((400, "district"), (answer.Status, Assert.Single(answer.Fields)));
    }

    [Fact]
    public async Task Fewer_beds_than_are_in_use_are_refused()
    {
        var setting = await host.RegisterAsync();
        foreach (var bed in (string[])["1", "2"]) await host.Duty.PostAsync($"{setting}/beds/{bed}/occupy", """{"authority":"E08000025"}""");

        var one = await host.Admin.PutAsync(setting, Sample.Profile(beds: 1));
        var two = await host.Admin.PutAsync(setting, Sample.Profile(beds: 2));
        var closed = await host.Admin.PutAsync(setting, Sample.Profile(beds: 2).With("status", "closed"));

        Assert.Equal((409, "beds-in-use"), (one.Status, one.Slug));
        Assert.Equal((200, 4), (two.Status, two.Version));
        Assert.Equal((409, "beds-in-use"), (closed.Status, closed.Slug));
    }

    [Fact]
    public async Task The_same_profile_again_changes_nothing()
    {
        var setting = await host.RegisterAsync();

        var again = await host.Admin.PutAsync(setting, Sample.Profile());

        Assert.Equal((200, 1), (again.Status, again.Version));
    }

    [Fact]
    public async Task A_new_setting_is_201_with_where_it_is()
    {
        var path = $"/api/v1/settings/{Sample.Id()}";

        var answer = await host.Admin.PutAsync(path, Sample.Profile());

        Assert.Equal(201, answer.Status);
        Assert.Equal(path, answer.Response.Headers.Location?.ToString());
        Assert.Equal("\"1\"", answer.Response.Headers.ETag?.ToString());
    }

    [Fact]
    public async Task A_foster_households_postcode_is_its_outcode_only()
    {
        var setting = await host.RegisterAsync(Sample.Profile().With("type", "foster-household").With("categories", new JsonArray("fostering-mainstream")));

        var answer = await host.Admin.AskAsync(setting);

        Assert.Equal("B31", answer.Body["postcode"]!.GetValue<string>());
    }
}
