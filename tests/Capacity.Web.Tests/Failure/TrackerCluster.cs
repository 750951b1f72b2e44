using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Capacity.Testing;
using Npgsql;

namespace Capacity.Web.Tests.Failure;

/// <summary>What <c>deploy/cluster</c> starts: PostgreSQL, nodes and a proxy as processes of their own, each of which can be killed, stopped and cut off.</summary>
internal sealed class TrackerCluster : IAsyncDisposable
{
    public const string Token = "failure-test-token";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();
    private readonly int _port;
    private readonly int _nodes;
    private readonly Process _script;

    private TrackerCluster(string[] roles)
    {
        (_nodes, _port) = (roles.Length, Random.Shared.Next(200, 300) * 100);
        Client = ClientAt(_port);
        var start = new ProcessStartInfo("bash", [Path.Combine(Checkout, "deploy", "cluster"), _folder.Path])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, // it ends when its input does, however this process ends
        };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ROLES"] = string.Join(' ', roles), ["PORT"] = Text(_port), ["CAPACITY_PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "Capacity.Web.dll"),
            ["CAPACITY_BOOTSTRAP_TOKEN"] = Token, ["CAPACITY_DEMO"] = "region",
        })
            start.Environment[name] = value;
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

    public static async Task<TrackerCluster> StartAsync(params string[] roles)
    {
        var cluster = new TrackerCluster(roles.Length > 0 ? roles : ["all", "all", "all"]);
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

    /// <summary>A client of one node, past the proxy.</summary>
    public HttpClient ClientOf(int node) => ClientAt(_port + node);

    /// <summary>Returns when every node can take and keep a change.</summary>
    public async Task ReadyAsync()
    {
        for (var node = 1; node <= _nodes; node++)
        {
            using var client = ClientOf(node);
            await Eventually.TrueAsync(() => IsReadyAsync(client), Patience);
        }

        await Eventually.TrueAsync(() => IsReadyAsync(Client), Patience);
    }

    public Task KillAsync(int node) => SignalAsync("KILL", Pid(node));

    /// <summary>As an operator does before an update: the node ends by itself, and is started again.</summary>
    public async Task RestartAsync(int node)
    {
        var old = Pid(node);
        await SignalAsync("TERM", old);
        await Eventually.TrueAsync(() => Pid(node) != old, Patience);
        using var client = ClientOf(node);
        await Eventually.TrueAsync(() => IsReadyAsync(client), Patience);
    }

    public Task FreezeAsync(int node) => SignalAsync("STOP", Pid(node));

    public Task ThawAsync(int node) => SignalAsync("CONT", Pid(node));

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

    public async ValueTask DisposeAsync()
    {
        for (var node = 1; node <= _nodes; node++)
            if (File.Exists(PidFile(node))) await ThawAsync(node);
        _script.StandardInput.Close();
        await _script.WaitForExitAsync();
        _script.Dispose();
        Client.Dispose();
        _folder.Dispose();
    }

    private string PidFile(int node) => Path.Combine(_folder.Path, $"node-{node}.pid");

    private int Pid(int node) => int.Parse(File.ReadAllText(PidFile(node)), CultureInfo.InvariantCulture);

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

    private static HttpClient ClientAt(int port) => new()
    {
        BaseAddress = new($"http://127.0.0.1:{Text(port)}"),
        Timeout = TimeSpan.FromSeconds(15),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
