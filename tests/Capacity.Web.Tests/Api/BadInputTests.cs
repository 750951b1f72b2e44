using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Api;

/// <summary>Whatever is sent is answered with a clear refusal: never with a fault, never with a change.</summary>
public class BadInputTests(TrackerHost host)
{
    public static TheoryData<string> Commands => [.. CommandTable.All.Select(c => c.Path)];

    public static TheoryData<string, string> CommandMembers => [.. CommandTable.All.SelectMany(c => c.Members.Select(m => (c.Path, m.Name)))];

    [Theory, MemberData(nameof(CommandMembers))]
    public async Task A_member_that_will_not_do_is_named(string path, string member)
    {
        var command = CommandTable.Of(path);
        var setting = await host.RegisterAsync();
        var kind = command.Members.Single(m => m.Name == member).Kind;

        foreach (var wrong in CommandTable.Wrong(kind))
        {
            var body = JsonNode.Parse(command.Body)!.AsObject();
            body.Remove(member);
            var rest = body.ToJsonString()[1..^1];
            var answer = await host.Admin.PostAsync(setting + command.Path, $$"""{"{{member}}":{{wrong}}{{(rest.Length == 0 ? "" : ",")}}{{rest}}}""");

            Assert.True(answer is { Status: 400, Slug: "bad-input" } && answer.Fields is [var field] && field == member, $"{wrong} → {answer}");
        }
        await AssertUntouchedAsync(setting);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task A_body_that_is_none_is_refused(string path)
    {
        var command = CommandTable.Of(path);
        var setting = await host.RegisterAsync();
        string[] bodies =
        [
            "[", "{", "null", "[]", "5", "\"x\"", "nonsense", "{} {}", "{\"a\":}", "// nothing\n{}", "{\"a\":1,}", "\0", " ",
            string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000), new string('[', 100_000),
        ];

        foreach (var body in bodies)
        {
            var answer = await host.Admin.PostAsync(setting + command.Path, body);
            Assert.True(answer is { Status: 400, Slug: "bad-input", Fields: ["body"] }, $"{body[..Math.Min(body.Length, 20)]} → {answer}");
        }
        await AssertUntouchedAsync(setting);
    }

    [Fact]
    public async Task A_judgement_of_supported_accommodation_is_no_word_for_a_home()
    {
        var home = await host.RegisterAsync();
        var supported = await host.RegisterAsync(Sample.Profile().With("type", "supported-accommodation").With("categories", new JsonArray("supported-cat1")));
        const string judged = """{"rating":"serious-weaknesses","on":"2026-01-31"}""";

        var refused = await host.Admin.PostAsync($"{home}/rate", judged);
        var taken = await host.Admin.PostAsync($"{supported}/rate", judged);
        var nowhere = await host.Admin.PostAsync($"/api/v1/settings/{Sample.Id()}/rate", judged);

        Assert.True(refused is { Status: 400, Slug: "bad-input", Fields: ["rating"] }, refused.ToString());
        Assert.Equal((200, "serious-weaknesses"), (taken.Status, taken.Body["rating"]!.GetValue<string>()));
        Assert.Equal((404, "not-found"), (nowhere.Status, nowhere.Slug));
        await AssertUntouchedAsync(home);
    }

    [Fact]
    public async Task A_body_that_cannot_even_be_received_is_named_too()
    {
        var setting = await host.RegisterAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {setting}/confirm HTTP/1.1\r\nHost: localhost\r\nAuthorization: {host.Admin.DefaultRequestHeaders.Authorization}\r\n"
            + "Connection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("\"errors\":{\"body\":[", answer, StringComparison.Ordinal);
        await AssertUntouchedAsync(setting);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task A_member_that_is_not_known_or_stands_twice_is_named(string path)
    {
        var command = CommandTable.Of(path);
        var setting = await host.RegisterAsync();
        var members = command.Body[1..^1];
        var comma = members.Length == 0 ? "" : ",";

        var unknown = await host.Admin.PostAsync(setting + command.Path, $$"""{{{members}}{{comma}}"childsName":"x"}""");
        var half = await host.Admin.PostAsync(setting + command.Path, $$"""{{{members}}{{comma}}"\ud800":1}""");

        Assert.Equal((400, "childsName"), (unknown.Status, Assert.Single(unknown.Fields)));
        Assert.Equal((400, "?"), (half.Status, Assert.Single(half.Fields)));
        if (members.Length > 0)
        {
            var doubled = await host.Admin.PostAsync(setting + command.Path, $$"""{{{members}},{{members}}}""");
            Assert.Equal(400, doubled.Status);
            Assert.Equal(JsonNode.Parse(command.Body)!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal), doubled.Fields);
        }
        await AssertUntouchedAsync(setting);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task What_is_not_JSON_in_UTF8_is_refused(string path)
    {
        var command = CommandTable.Of(path);
        var setting = await host.RegisterAsync();
        var body = Encoding.UTF8.GetBytes(command.Body);

        foreach (var type in (string?[])[null, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "text/json"])
        {
            var answer = await host.Admin.SendAsync(HttpMethod.Post, setting + command.Path, Talk.Bytes(body, type));
            Assert.True(answer is { Status: 415, Slug: "unsupported-media-type" }, $"{type} → {answer}");
        }
        var notText = await host.Admin.SendAsync(HttpMethod.Post, setting + command.Path, Talk.Bytes([0x7B, 0xFF, 0xFE, 0x7D], "application/json"));
        Assert.Equal((400, "bad-input"), (notText.Status, notText.Slug));
        await AssertUntouchedAsync(setting);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task More_than_a_megabyte_is_too_large(string path)
    {
        var command = CommandTable.Of(path);
        var setting = await host.RegisterAsync();
        var megabytes = $$"""{"note":"{{new string('x', 10_000_000)}}"}""";

        var answer = await host.Admin.PostAsync(setting + command.Path, megabytes);
        var chunked = await host.Admin.SendAsync(HttpMethod.Post, setting + command.Path, new Unmeasured(Encoding.UTF8.GetBytes(megabytes)));

        Assert.Equal((413, "too-large"), (answer.Status, answer.Slug));
        Assert.Equal((413, "too-large"), (chunked.Status, chunked.Slug));
        await AssertUntouchedAsync(setting);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task Weird_keys_and_versions_are_named(string path)
    {
        var command = CommandTable.Of(path);
        var setting = await host.RegisterAsync();

        foreach (var version in (string[])["1", "\"\"", "\"x\"", "\"-1\"", "\"1.0\"", "W/\"1\"", "*", "\"1\", \"2\"", "'1'"])
        {
            var answer = await host.Admin.PostAsync(setting + command.Path, command.Body, ifMatch: version);
            Assert.True(answer is { Status: 400, Fields: ["If-Match"] }, $"{version} → {answer}");
        }
        foreach (var key in (string[])["", new string('k', 201)])
        {
            var answer = await host.Admin.PostAsync(setting + command.Path, command.Body, key);
            Assert.True(answer is { Status: 400, Fields: ["Idempotency-Key"] }, $"{key} → {answer}");
        }
        await AssertUntouchedAsync(setting);
    }

    [Fact]
    public async Task Every_problem_of_a_body_is_named_at_once()
    {
        var setting = await host.RegisterAsync();

        var answer = await host.Admin.PostAsync($"{setting}/beds/1/suspend", """{"reason":"tired","until":"tomorrow","note":5,"who":"me"}""", ifMatch: "x");

        Assert.Equal(["If-Match", "note", "reason", "until", "who"], answer.Fields);
        Assert.Equal("'tired' is none of its words: staffing, matching, safeguarding, regulator, maintenance, carer-break, quality, preparing, other.",
            answer.Body["errors"]!["reason"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/beds/1/suspend", "{}", "reason")]
    [InlineData("/beds/1/suspend", """{"reason":null}""", "reason")]
    [InlineData("/beds/1/suspend", """{"reason":"other"}""", "note")]
    [InlineData("/beds/1/suspend", """{"reason":"other","note":"  "}""", "note")]
    [InlineData("/beds/1/occupy", "{}", "authority")]
    [InlineData("/beds/1/expect-free", "{}", "on")]
    [InlineData("/suspend", "{}", "reason")]
    [InlineData("/suspend", """{"reason":"other"}""", "note")]
    [InlineData("/rate", """{"on":"2026-01-31"}""", "rating")]
    [InlineData("/rate", """{"rating":"good"}""", "on")]
    [InlineData("/rate", """{"rating":"good","on":"2999-01-31"}""", "on")]
    [InlineData("/beds/1/vacate", """{"on":"2999-01-31"}""", "on")]
    [InlineData("/beds/1/expect-free", """{"on":"2020-01-31"}""", "on")]
    [InlineData("/limits", """{"ageMin":12,"ageMax":11}""", "ageMin")]
    public async Task What_is_needed_or_out_of_bounds_is_named(string path, string body, string field)
    {
        var setting = await host.RegisterAsync();

        var answer = await host.Admin.PostAsync(setting + path, body);

        Assert.Equal((400, field), (answer.Status, Assert.Single(answer.Fields)));
        await AssertUntouchedAsync(setting);
    }

    [Theory]
    [InlineData("/beds/99/reopen")]
    [InlineData("/beds/0/reopen")]
    [InlineData("/beds/-1/reopen")]
    [InlineData("/beds/01/reopen")]
    [InlineData("/beds/one/reopen")]
    [InlineData("/beds/%F0%9F%9B%8F/reopen")]
    [InlineData("/beds/1%2F2/reopen")]
    public async Task A_bed_that_the_setting_has_not_is_not_found(string path)
    {
        var setting = await host.RegisterAsync();

        var answer = await host.Admin.PostAsync(setting + path);

        Assert.Equal((404, "not-found"), (answer.Status, answer.Slug));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("UPPER")]
    [InlineData("a%20b")]
    [InlineData("..%2F..")]
    [InlineData("%F0%9F%8F%A0")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_setting_that_is_not_there_is_not_found(string id)
    {
        foreach (var path in (string[])["", "/events"])
            Assert.Equal((404, "not-found"), await StatusAsync(host.Admin.AskAsync($"/api/v1/settings/{id}{path}")));
        foreach (var command in CommandTable.All)
            Assert.Equal((404, "not-found"), await StatusAsync(host.Admin.PostAsync($"/api/v1/settings/{id}{command.Path}", command.Body)));
        Assert.Equal((404, "not-found"), await StatusAsync(host.Admin.RemoveAsync($"/api/v1/settings/{id}/beds/1")));
    }

    private async Task AssertUntouchedAsync(string setting) => Assert.Equal(1, (await host.Admin.AskAsync(setting)).Version);

    private static async Task<(int, string?)> StatusAsync(Task<Answer> call) => await call is var answer ? (answer.Status, answer.Slug) : default;
}
