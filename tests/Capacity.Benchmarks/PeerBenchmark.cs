using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Capacity.Testing;

namespace Capacity.Benchmarks;

/// <summary>
/// Searches a second over HTTP, every one kept, beside the same job done plainly on PostgreSQL: the same client, the same register, the same machine, whose cores client, server and database share.
/// All servers run all the time and are asked in turn, a few seconds each, so that what slows the machine for a minute slows them all; those that are not asked have next to nothing to do.
/// </summary>
internal static class PeerBenchmark
{
    private const string Token = "benchmark-token-of-no-worth";

    /// <summary>In seconds, as all times. A server that has just started compiles what it runs often, and for the most of a minute that takes a good part of two cores.</summary>
    private const string WarmUp = "60", Turn = "8", BeforeTurn = "3";
    private static readonly (string Name, bool OnPostgres)[] Ours = [("ours, embedded", false), ("ours, PostgreSQL", true)];

    public static async Task RunAsync(int settings, int rounds)
    {
        var (peer, load) = (SharedData.Folder("peer"), SharedData.Folder("load"));
        if (!Directory.Exists(peer) || !Directory.Exists(load))
        {
            Console.WriteLine($"The peer and the load client are not on this machine: set CAPACITY_SHARED to the folder that has them (looked in {Path.GetDirectoryName(peer)}).");
            return;
        }
        using var folder = new TempFolder();
        await using var database = await PostgresServer.StartAsync();
        var client = await BuildAsync(load, folder.Path);
        List<Contender> contenders = [new("peer", await BuildAsync(peer, folder.Path), [$"ConnectionStrings__Capacity={await database.CreateDatabaseAsync()}"])];
        foreach (var (name, onPostgres) in Ours)
        {
            string[] store = onPostgres ? [$"ConnectionStrings__Capacity={await database.CreateDatabaseAsync()}"] : [];
            contenders.Add(new(name, Path.Combine(AppContext.BaseDirectory, "Capacity.Web.dll"), ["CAPACITY_DEMO=none", $"CAPACITY_DATA={Path.Combine(folder.Path, name)}", .. store]));
        }
        using var servers = new Servers();
        foreach (var contender in contenders) servers.Add(await contender.StartAsync());
        foreach (var server in servers)
        {
            await RunAsync(client, "seed", "--settings", settings.ToString(CultureInfo.InvariantCulture), "--target", server.Address, "--token", Token);
            await SearchAsync(client, server, WarmUp, BeforeTurn);
        }

        var ratios = contenders.ConvertAll(_ => new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            double? yardstick = null;
            foreach (var (contender, server, told) in contenders.Zip(servers, ratios))
            {
                var report = await SearchAsync(client, server, BeforeTurn, Turn);
                var perSecond = report["searchesPerSecond"]!.GetValue<double>();
                yardstick ??= perSecond;
                told.Add(perSecond / yardstick.Value);
                Console.WriteLine($"round {round}, {settings:N0} settings, {contender.Name}: {perSecond:0} searches/s ({told[^1]:0.0} of the peer's), p50 {report["latency"]!["p50Ms"]} ms, p99 {report["latency"]!["p99Ms"]} ms");
            }
        }
        foreach (var (contender, told) in contenders.Zip(ratios).Skip(1))
            Console.WriteLine($"{contender.Name}, of the peer's in {rounds} rounds: median {told.Order().ElementAt(rounds / 2):0.0}, least {told.Min():0.0}, most {told.Max():0.0}");
    }

    private static Task<JsonNode> SearchAsync(string client, Server server, string before, string seconds) =>
        RunAsync(client, "search", "--seconds", seconds, "--warm-up", before, "--target", server.Address, "--token", Token);

    private static async Task<string> BuildAsync(string project, string folder)
    {
        var (name, copy) = (Path.GetFileName(project), Path.Combine(folder, Path.GetFileName(project)));
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(project)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        await OutputAsync("build", copy, "-c", "Release", "-v", "q", "-o", Path.Combine(copy, "out"));
        return Path.Combine(copy, "out", $"{name}.dll");
    }

    private static async Task<JsonNode> RunAsync(string client, params string[] arguments) => JsonNode.Parse(await OutputAsync([client, .. arguments, "--json"]))!;

    private static async Task<string> OutputAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        if (arguments[0] != "build") start.Environment["DOTNET_TieredCompilation"] = "0"; // a client that begins anew with each turn compiles once, not again and again through the turn
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }

    /// <param name="Settings">As in <c>NAME=value</c>.</param>
    private sealed record Contender(string Name, string Program, string[] Settings)
    {
        public async Task<Server> StartAsync()
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            free.Stop();
            var start = new ProcessStartInfo("dotnet", [Program]) { WorkingDirectory = Path.GetDirectoryName(Program), RedirectStandardOutput = true };
            foreach (var setting in (string[])[.. Settings, $"ASPNETCORE_URLS={address}", $"CAPACITY_BOOTSTRAP_TOKEN={Token}"])
                start.Environment[setting[..setting.IndexOf('=')]] = setting[(setting.IndexOf('=') + 1)..];
            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            using var client = new HttpClient { BaseAddress = new(address) };
            await Eventually.TrueAsync(async () => await IsReadyAsync(client), TimeSpan.FromMinutes(2));
            return new(process, address);
        }

        private static async Task<bool> IsReadyAsync(HttpClient client)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false; // not listening yet
            }
        }
    }

    private sealed class Server(Process process, string address) : IDisposable
    {
        public string Address => address;

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }

    private sealed class Servers : List<Server>, IDisposable
    {
        public void Dispose() => ForEach(s => s.Dispose());
    }
}
