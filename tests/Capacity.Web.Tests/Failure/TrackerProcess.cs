using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Capacity.Testing;

namespace Capacity.Web.Tests.Failure;

/// <summary>The product as a process of its own, so that it can be killed as a power cut would.</summary>
internal sealed class TrackerProcess : IDisposable
{
    public const string Token = "failure-test-token";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TestStore _store;
    private readonly string[] _settings;
    private readonly Uri _address;
    private Process? _process;

    /// <param name="store">Where it keeps everything; others may keep theirs there too, where it is a database.</param>
    /// <param name="settings">As in <c>CAPACITY_ROLE=web</c>.</param>
    public TrackerProcess(TestStore store, params string[] settings)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        (_store, _settings, _address) = (store, settings, new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}"));
        Client = new() { BaseAddress = _address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
    }

    public HttpClient Client { get; }

    /// <summary>Starts it on the same folder and address as before, and returns when it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Capacity.Web.dll"));
        foreach (var setting in (string[])[$"urls={_address}", $"CAPACITY_BOOTSTRAP_TOKEN={Token}", "CAPACITY_DEMO=region", .. _store.Settings, .. _settings])
            start.ArgumentList.Add($"--{setting}");
        start.Environment.Remove("ConnectionStrings__Capacity");
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, e) => { if (e.Data is { } line) TestContext.Current.SendDiagnosticMessage(line); };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.TrueAsync(IsReadyAsync, Patience);
    }

    /// <summary>SIGKILL: nothing is flushed, nothing says goodbye.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited) throw new InvalidOperationException($"The product stopped at its start with code {_process.ExitCode}.");
        try
        {
            using var answer = await Client.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process?.Dispose();
        Client.Dispose();
    }
}
