using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Capacity.Testing;

namespace Capacity.Web.Tests.Failure;

/// <summary>The database stops, dies, cuts its connections or takes no more: reads go on and say how old they are, changes are answered with 503, nothing acknowledged is lost.</summary>
[Trait("Category", "Failure")]
public class DatabaseFailureTests
{
    private const int Steady = 150;

    [Fact]
    public async Task A_database_that_dies_or_is_away_costs_time_and_nothing_else()
    {
        await using var cluster = await TrackerCluster.StartAsync();
        using var ledger = await Ledger.StartAsync(cluster.Client);
        await ledger.MoreAsync(Steady);

        // In the middle of whatever it does.
        for (var kill = 0; kill < 3; kill++)
        {
            ledger.Forget();
            await cluster.KillDatabaseAsync();
            await ledger.MoreAsync(Steady);
            Say("database killed", ledger);
        }

        // Every connection is cut, again and again.
        for (var cut = 0; cut < 5; cut++)
        {
            await Eventually.TrueAsync(() => TriedAsync(() => cluster.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")));
            await ledger.MoreAsync(Steady / 3);
        }

        // It takes no more, as when its disk is full.
        await cluster.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await cluster.ExecuteAsync("SELECT pg_reload_conf()");
        await Eventually.TrueAsync(async () => (await ChangeAsync(cluster.Client, ledger.Settings[0])).Status == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(cluster.Client, "api/v1/sufficiency?by=region")).Status);
        await cluster.ExecuteAsync("ALTER SYSTEM RESET default_transaction_read_only");
        await cluster.ExecuteAsync("SELECT pg_reload_conf()");
        await ledger.MoreAsync(Steady);

        // It is away.
        await cluster.StopDatabaseAsync();
        var refused = await Eventually.ValueAsync(() => ChangeAsync(cluster.Client, ledger.Settings[0]), a => a.Status == HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.RetryAfter);
        var old = await Eventually.ValueAsync(() => ReadAsync(cluster.Client, "api/v1/sufficiency?by=region"), a => a.Age is > 1);
        Assert.Equal(HttpStatusCode.OK, old.Status);
        Assert.True(old.Body.GetProperty("rows")[0].GetProperty("counts").GetProperty("registered").GetInt32() > 10_000);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(cluster.Client, $"api/v1/settings/{ledger.Settings[0]}")).Status);
        ledger.Forget();
        cluster.StartDatabase();
        await ledger.MoreAsync(Steady);
        Say("database back", ledger);
        await cluster.ReadyAsync();
        await Eventually.TrueAsync(async () => (await ReadAsync(cluster.Client, "api/v1/sufficiency?by=region")).Age is null);

        await ledger.StopAsync();
        await ledger.VerifyAsync();
    }

    private static async Task<(HttpStatusCode Status, double? RetryAfter)> ChangeAsync(HttpClient client, string setting)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/settings/{setting}/limits") { Content = JsonContent.Create(new { ageMin = Random.Shared.Next(8, 15) }) };
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    private static async Task<(HttpStatusCode Status, double? Age, JsonElement Body)> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, answer.Headers.Age?.TotalSeconds, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<bool> TriedAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (Npgsql.NpgsqlException)
        {
            return false; // it is coming up again
        }
    }

    private static void Say(string failure, Ledger ledger) =>
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{failure}: nothing was acknowledged for {ledger.LongestGap.TotalSeconds:0.0} s at most"));
}
