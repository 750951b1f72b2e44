using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Capacity.Testing;

/// <summary>
/// A real PostgreSQL server for tests: its own folder, a free port of loopback, a user that is not root. It can be stopped, killed and started again where it was, and ends with
/// the test's process, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql";

    /// <summary>Whoever holds the other end of its standard input keeps the server running: when the test's process is gone, so is the server.</summary>
    private const string Keeper = """ "$@" >>"$LOG" 2>&1 </dev/null & echo $!; cat >/dev/null; kill -INT $! 2>/dev/null; wait """;

    private static readonly Lazy<Task<PostgresServer>> Lazily = new(StartSharedAsync);

    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort();
    private Process? _keeper;
    private int _pid;
    private int _databases;
    private string _fsync = "on";

    private PostgresServer()
    {
    }

    /// <summary>One for all tests of a process that neither stop it nor count what is in it: each makes a database of its own.</summary>
    public static Task<PostgresServer> SharedAsync() => Lazily.Value;

    /// <summary>The newest that Debian's packages have installed; <c>tests/run</c> installs one.</summary>
    private static string Bin => Directory.Exists(Binaries) && Directory.GetDirectories(Binaries).OrderBy(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture)).LastOrDefault() is { } newest
        ? Path.Combine(newest, "bin")
        : throw new InvalidOperationException($"There is no PostgreSQL in {Binaries}: install Debian's package postgresql, as tests/run does.");

    /// <summary>Where a database of it is.</summary>
    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    public static Task<PostgresServer> StartAsync() => StartAsync("on");

    private static async Task<PostgresServer> StartAsync(string fsync)
    {
        var server = new PostgresServer { _fsync = fsync };
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", server._folder.Path);
        await RunAsync([.. AsPostgres, Path.Combine(Bin, "initdb"), "--pgdata", server.Data, "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>An empty database, or a copy of one that nobody is connected to, and where it is.</summary>
    public async Task<string> CreateDatabaseAsync(string template = "template0")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionString(name);
    }

    public async Task DropDatabaseAsync(string connectionString) => await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>As an administrator of the server would, on a connection of its own.</summary>
    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts it where it was, and returns when it takes connections.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["LOG"] = Path.Combine(_folder.Path, "server.log") } };
        foreach (var argument in (string[])
        [
            "-c", Keeper, "sh", .. AsPostgres, Path.Combine(Bin, "postgres"), "-D", Data, "-k", _folder.Path, "-p", _port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300", "-c", "shared_buffers=64MB", "-c", $"fsync={_fsync}",
        ])
            start.ArgumentList.Add(argument);

        _keeper = Process.Start(start)!;
        _pid = int.Parse((await _keeper.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        await Eventually.TrueAsync(AnswersAsync, TimeSpan.FromMinutes(1));
    }

    /// <summary>Sends its connections away and stops, as an operator's restart does.</summary>
    public async Task StopAsync()
    {
        _keeper!.StandardInput.Close();
        await _keeper.WaitForExitAsync();
    }

    /// <summary>
    /// SIGKILL, for all of its processes: as a power cut would, but for what the disk's own cache holds. Its sessions' processes would else finish what they are at, and keep it from
    /// starting again until then.
    /// </summary>
    public async Task KillAsync()
    {
        // Held first, so that no session is begun between the listing and the killing.
        await RunAsync("sh", "-c", $"kill -STOP {_pid}");
        string[] processes = [$"{_pid}", .. (await File.ReadAllTextAsync($"/proc/{_pid}/task/{_pid}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        await RunAsync("sh", "-c", $"kill -KILL {string.Join(' ', processes)} 2>/dev/null || true");
        await StopAsync();
        await Eventually.TrueAsync(() => !processes.Any(Runs));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _keeper!.Dispose();
        _folder.Dispose();
    }

    /// <summary>One that has ended is still listed where nobody has asked how it ended, but as a zombie.</summary>
    private static bool Runs(string process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string[] AsPostgres => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private string Data => Path.Combine(_folder.Path, "data");

    private static async Task<PostgresServer> StartSharedAsync()
    {
        var server = await StartAsync("off"); // nobody cuts its power
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }

    private async Task<bool> AnswersAsync()
    {
        if (!Runs($"{_pid}")) throw new InvalidOperationException($"PostgreSQL does not start: {await File.ReadAllTextAsync(Path.Combine(_folder.Path, "server.log"))}");
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task RunAsync(params string[] command)
    {
        using var run = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var (said, complained) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        if (run.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} failed: {await said} {await complained}");
    }

    /// <summary>Below those that the system gives to callers: else one that calls while the server is down could be given its port, and keep it from starting again.</summary>
    private static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
