using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Capacity.Storage.Postgres;
using Capacity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace Capacity.Web.Tests.Failure;

/// <summary>What <c>deploy/cluster</c> starts: PostgreSQL, nodes and a proxy as processes of their own, each of which can be killed, stopped and cut off.</summary>
public sealed class TrackerCluster : IAsyncLifetime
{
    public const string Token = "failure-test-token";

    /// <summary>Of node 0, seen from the proxy's port, as <c>deploy/cluster</c> numbers them.</summary>
    private const int SiloPorts = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();
    private readonly int _port;
    private readonly int _nodes;
    private readonly Process _script;
    private readonly Dictionary<int, string> _addresses;

    private readonly Lazy<IHost> _orleans;

    /// <summary>Three that do everything.</summary>
    public TrackerCluster() : this(["all", "all", "all"], [])
    {
    }

    private TrackerCluster(string[] roles, Dictionary<string, string> settings)
    {
        (_nodes, _port) = (roles.Length, Random.Shared.Next(200, 300) * 100);
        _orleans = new(Join);
        Client = ClientAt("127.0.0.1", _port);
        _addresses = settings.Where(s => s.Key.EndsWith("_ADDRESS", StringComparison.Ordinal) && s.Key.StartsWith("NODE_", StringComparison.Ordinal))
            .ToDictionary(s => int.Parse(s.Key.Split('_')[1], CultureInfo.InvariantCulture), s => s.Value);
        var start = new ProcessStartInfo("bash", [Path.Combine(Checkout, "deploy", "cluster"), _folder.Path])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, // it ends when its input does, however this process ends
        };
        foreach (var (name, value) in new Dictionary<string, string>(settings)
        {
            ["ROLES"] = string.Join(' ', roles), ["PORT"] = Text(_port), ["CAPACITY_PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "Capacity.Web.dll"),
            ["CAPACITY_BOOTSTRAP_TOKEN"] = Token, ["CAPACITY_DEMO"] = "region",
        })
            start.Environment[name] = value.Replace("$DATABASE_PORT", Text(_port - 1), StringComparison.Ordinal);
        start.Environment.Remove("ConnectionStrings__Capacity");
        _script = Process.Start(start)!;
        _script.OutputDataReceived += (_, _) => { };
        _script.ErrorDataReceived += (_, e) => { if (e.Data is { } line) TestContext.Current.SendDiagnosticMessage(line); };
        _script.BeginOutputReadLine();
        _script.BeginErrorReadLine();
    }

    /// <summary>Of the proxy, as an administrator.</summary>
    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public string Database => $"Host=127.0.0.1;Port={Text(_port - 1)};Username=postgres;Database=postgres";

    private static string Checkout
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Capacity.sln"))) folder = folder.Parent;
            return folder.FullName;
        }
    }

    /// <param name="roles">One for each node.</param>
    /// <param name="settings">Of <c>deploy/cluster</c> and of all nodes; <c>$DATABASE_PORT</c> is put in.</param>
    internal static async Task<TrackerCluster> StartAsync(string[] roles, Dictionary<string, string>? settings = null)
    {
        var cluster = new TrackerCluster(roles, settings ?? []);
        try
        {
            await cluster.ReadyAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>As a fixture: whatever the test before has left.</summary>
    public async ValueTask InitializeAsync() => await ReadyAsync();

    /// <summary>A client of one node, past the proxy.</summary>
    public HttpClient ClientOf(int node) => ClientAt(_addresses.GetValueOrDefault(node, "127.0.0.1"), _port + node);

    /// <summary>The node that a grain lives on.</summary>
    public async Task<int> HolderAsync(IAddressable grain)
    {
        var management = _orleans.Value.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        var holder = await management.GetActivationAddress(grain);
        return holder!.Endpoint.Port - _port - SiloPorts;
    }

    /// <summary>For a grain's address, and to wake it.</summary>
    public IGrainFactory Grains => _orleans.Value.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Returns when every node can take and keep a change.</summary>
    /// <exception cref="TimeoutException">One is not; with the end of every node's log.</exception>
    public async Task ReadyAsync()
    {
        try
        {
            for (var node = 1; node <= _nodes; node++)
            {
                var asked = node;
                await Eventually.TrueAsync(() => IsReadyAsync(asked), Patience);
            }

            await Eventually.TrueAsync(() => IsReadyAsync(Client), Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException(e.Message + LastLines(), e);
        }
    }

    /// <summary>For whoever reads why a total is not what it should be: the grains that live more than once, and the end of every node's log.</summary>
    public async Task<string> StateAsync()
    {
        var grains = await Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        var twice = grains.GroupBy(g => g.GrainId).Where(g => g.Count() > 1).Select(g => $"\n{g.Key} lives on {string.Join(" and ", g.Select(a => a.SiloAddress))}");
        return string.Concat(twice) + LastLines();
    }

    private string LastLines() => string.Concat(Directory.EnumerateFiles(_folder.Path, "*.log").Order().Select(LastLines));

    private static string LastLines(string log) => $"\n{Path.GetFileName(log)}:\n" + string.Join('\n', File.ReadLines(log).TakeLast(30).Select(line => line[..Math.Min(line.Length, 400)]));

    public async Task<bool> IsReadyAsync(int node)
    {
        using var client = ClientOf(node);
        return await IsReadyAsync(client);
    }

    public Task KillAsync(int node) => SignalAsync("KILL", Pid(node));

    /// <summary>As an operator does before an update: the node ends by itself, and is started again.</summary>
    public async Task RestartAsync(int node)
    {
        var old = Pid(node);
        await SignalAsync("TERM", old);
        await ReplacedAsync(node, old);
        await Eventually.TrueAsync(() => IsReadyAsync(node), Patience);
    }

    /// <summary>Returns when the process of a node has ended, as one does that learns that it was declared dead, and there is another.</summary>
    public Task ReplacedAsync(int node, int old) => Eventually.TrueAsync(() => Pid(node) != old, Patience);

    public Task FreezeAsync(int node) => SignalAsync("STOP", Pid(node));

    public Task ThawAsync(int node) => SignalAsync("CONT", Pid(node));

    /// <summary>Returns when the others have given up the node that is there under this number now.</summary>
    public async Task DeclaredDeadAsync(int node)
    {
        var sql = $"SELECT count(*) FROM orleans_silos WHERE port = {Text(_port + SiloPorts + node)} AND status <> 6";
        await Eventually.TrueAsync(async () => await NumberAsync(sql) == 0, Patience);
    }

    /// <summary>Kills it, and keeps it from being started again.</summary>
    public async Task KeepDownAsync(int node)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, $"node-{node}.stopped"), "");
        await KillAsync(node);
    }

    public void LetUp(int node) => File.Delete(Path.Combine(_folder.Path, $"node-{node}.stopped"));

    /// <summary>Sends its connections away and stops; it is not started again.</summary>
    public async Task StopDatabaseAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "database.stopped"), "");
        await SignalDatabaseAsync("INT");
    }

    public void StartDatabase() => File.Delete(Path.Combine(_folder.Path, "database.stopped"));

    /// <summary>It ends in the middle of whatever it does, and is started again at once.</summary>
    public Task KillDatabaseAsync() => SignalDatabaseAsync("KILL");

    /// <summary>As its administrator, who may write also while nobody else may.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false;Options=-c default_transaction_read_only=off");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_orleans.IsValueCreated)
        {
            await _orleans.Value.StopAsync();
            _orleans.Value.Dispose();
        }

        for (var node = 1; node <= _nodes; node++)
            if (File.Exists(PidFile(node))) await ThawAsync(node);
        _script.StandardInput.Close();
        await _script.WaitForExitAsync();
        _script.Dispose();
        Client.Dispose();
        _folder.Dispose();
    }

    private string PidFile(int node) => Path.Combine(_folder.Path, $"node-{node}.pid");

    /// <summary>Of the process that is there under this number now.</summary>
    public int Pid(int node) => int.Parse(File.ReadAllText(PidFile(node)), CultureInfo.InvariantCulture);

    private async Task SignalDatabaseAsync(string signal) =>
        await SignalAsync(signal, int.Parse((await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "database", "postmaster.pid")))[0], CultureInfo.InvariantCulture));

    private static async Task SignalAsync(string signal, int pid)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {Text(pid)} 2>/dev/null; true"]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        if (_script.HasExited) throw new InvalidOperationException($"deploy/cluster ended with code {_script.ExitCode}.");
        try
        {
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>A client of the cluster, as a web node is.</summary>
    private IHost Join()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client.UsePostgres(Database).Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("capacity", "capacity")));
        var host = builder.Build();
        host.Start();
        return host;
    }

    private static HttpClient ClientAt(string address, int port) => new()
    {
        BaseAddress = new($"http://{address}:{Text(port)}"),
        Timeout = TimeSpan.FromSeconds(15),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
