using System.Net;
using Capacity.Storage.Embedded;
using Capacity.Testing;
using Capacity.Web.Tests.Host;
using Microsoft.Data.Sqlite;

namespace Capacity.Web.Tests.Failure;

/// <summary>Another program, such as a backup tool, keeps the embedded store from being written.</summary>
public class LockedStoreTests
{
    [Fact]
    public async Task Reads_go_on_and_say_how_old_they_are_changes_are_answered_503_and_it_recovers_by_itself()
    {
        await using var store = TestStore.Embedded();
        await using var host = await TrackerHost.StartAsync(store);
        var setting = await host.RegisterAsync();
        await host.Duty.AskAsync("/api/v1/sufficiency?by=region");

        using (var tool = new SqliteConnection($"Data Source={Path.Combine(store.Folder, EmbeddedStore.FileName)};Pooling=false"))
        {
            tool.Open();
            using var taken = tool.BeginTransaction(deferred: false);
            var refused = await Task.WhenAll(
                host.Duty.PostAsync($"{setting}/confirm", key: "k-1"),
                host.Duty.PostAsync("/api/v1/searches", """{"age":14,"gender":"male","authority":"E08000025"}""", key: "k-2"),
                host.Duty.PostAsync("/api/v1/searches", """{"age":14,"gender":"male","authority":"E08000025"}"""),
                host.Admin.PostAsync("/api/v1/tokens", """{"name":"Unkept","role":"duty"}"""));
            Assert.All(refused, answer => Assert.Equal((503, "try-later"), (answer.Status, answer.Slug)));
            Assert.All(refused, answer => Assert.NotNull(answer.Response.Headers.RetryAfter));

            var old = await Eventually.ValueAsync(() => host.Duty.AskAsync("/api/v1/sufficiency?by=region"), a => a.Response.Headers.Age is not null);
            Assert.Equal(200, old.Status);
            Assert.True(old.Body["asOf"]!.GetValue<DateTimeOffset>() <= host.Now - old.Response.Headers.Age);
            var shown = await host.Duty.AskAsync(setting);
            Assert.Equal((200, 1), (shown.Status, shown.Version));
            Assert.NotNull(shown.Response.Headers.Age);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (HttpStatusCode)(await host.Nobody.AskAsync("/health/ready")).Status);
        }

        Assert.Equal(201, (await Eventually.ValueAsync(
            () => host.Duty.PostAsync("/api/v1/searches", """{"age":14,"gender":"male","authority":"E08000025"}""", key: "k-2"), a => a.Status < 500)).Status);
        var kept = await Eventually.ValueAsync(() => host.Duty.PostAsync($"{setting}/confirm", key: "k-1"), a => a.Status == 200);
        Assert.Equal(2, kept.Version);
        await Eventually.TrueAsync(async () => (await host.Duty.AskAsync(setting)).Response.Headers.Age is null);
        Assert.Equal("k-1", Assert.Single((await host.Duty.AskAsync($"{setting}/events?after=1")).Body["items"]!.AsArray())!["key"]!.GetValue<string>());
    }
}
