using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Capacity.Testing;

namespace Capacity.Web.Tests.Failure;

/// <summary>The database dies, stops, cuts its connections or takes no more, while nodes write.</summary>
public class DatabaseFailureTests(TrackerCluster cluster) : ClusterTests(cluster)
{
    private const string Region = "api/v1/sufficiency?by=region";

    [Fact]
    public async Task It_is_killed_in_the_middle_of_whatever_it_writes()
    {
        for (var kill = 0; kill < 2; kill++)
        {
            await Cluster.KillDatabaseAsync();
            await Ledger.MoreAsync(Steady);
        }

        await GoesOnAndLosesNothingAsync("database killed");
    }

    [Fact]
    public async Task It_is_restarted_as_its_operator_does()
    {
        await Cluster.StopDatabaseAsync();
        Cluster.StartDatabase();

        await GoesOnAndLosesNothingAsync("database restarted");
    }

    [Fact]
    public async Task Every_connection_is_cut_again_and_again()
    {
        for (var cut = 0; cut < 3; cut++)
        {
            await Cluster.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
            await Ledger.MoreAsync(Steady / 3);
        }

        await GoesOnAndLosesNothingAsync("connections cut");
    }

    [Fact]
    public async Task It_takes_no_more_as_when_its_disk_is_full()
    {
        await Cluster.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
        await Cluster.ExecuteAsync("SELECT pg_reload_conf()");
        await Eventually.TrueAsync(async () => (await ChangeAsync()).Status == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(Region)).Status);

        await Cluster.ExecuteAsync("ALTER SYSTEM RESET default_transaction_read_only");
        await Cluster.ExecuteAsync("SELECT pg_reload_conf()");

        await GoesOnAndLosesNothingAsync("database read-only");
    }

    [Fact]
    public async Task While_it_is_away_reads_say_how_old_they_are_changes_are_answered_503_and_it_recovers_by_itself()
    {
        await ReadAsync(Region);
        await ReadAsync($"api/v1/settings/{Ledger.Settings[0]}");

        await Cluster.StopDatabaseAsync();
        var refused = await Eventually.ValueAsync(ChangeAsync, a => a.Status == HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.RetryAfter);
        var old = await Eventually.ValueAsync(() => ReadAsync(Region), a => a.Age is > 5); // older than any node is given up for
        Assert.Equal(HttpStatusCode.OK, old.Status);
        Assert.True(old.Body.GetProperty("rows")[0].GetProperty("counts").GetProperty("registered").GetInt32() > 10_000);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync($"api/v1/settings/{Ledger.Settings[0]}")).Status);

        Ledger.Forget();
        Cluster.StartDatabase();

        await GoesOnAndLosesNothingAsync("database back");
        await Eventually.TrueAsync(async () => (await ReadAsync(Region)).Age is null);
    }

    private async Task<(HttpStatusCode Status, double? RetryAfter)> ChangeAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/settings/{Ledger.Spare}/limits") { Content = JsonContent.Create(new { ageMin = Random.Shared.Next(8, 15) }) };
        using var answer = await Cluster.Client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    private async Task<(HttpStatusCode Status, double? Age, JsonElement Body)> ReadAsync(string path)
    {
        using var answer = await Cluster.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, answer.Headers.Age?.TotalSeconds, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
