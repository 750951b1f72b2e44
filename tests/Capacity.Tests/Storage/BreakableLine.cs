using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Capacity.Tests.Storage;

/// <summary>The line between a node and its PostgreSQL server. It breaks where a test wants it: around one request that ends with a COMMIT.</summary>
internal sealed class BreakableLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _far;
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _late = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> _carrying = [];
    private readonly Task _taking;
    private Fate _next = Fate.Arrives;
    private volatile bool _down;
    private int _broken;

    public BreakableLine(string database)
    {
        _far = new(database);
        _listener.Start();
        _taking = TakeAsync();
    }

    private enum Fate
    {
        Arrives,
        RequestLost,
        AnswerLost,
        AnswerLostAndDown,
        RequestLate,
    }

    /// <summary>To the same database along this line. Nothing is prepared and nothing encrypted, so that a COMMIT can be read in passing.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_far.ConnectionString)
    {
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        MaxAutoPrepare = 0,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>How many commits it broke at.</summary>
    public int Broken => _broken;

    /// <summary>The next commit does not reach the server.</summary>
    public void LoseNextRequest() => _next = Fate.RequestLost;

    /// <summary>The next commit is done, and its answer does not come back.</summary>
    public void LoseNextAnswer() => _next = Fate.AnswerLost;

    /// <summary>As before, and nobody gets through after it.</summary>
    public void LoseNextAnswerAndGoDown() => _next = Fate.AnswerLostAndDown;

    public void GoUp() => _down = false;

    /// <summary>The node's side breaks at the next commit; the server's side stays and gets the request when it is let through.</summary>
    public void DelayNextRequest() => _next = Fate.RequestLate;

    public void LetThrough() => _late.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _taking;
        await Task.WhenAll(_carrying);
        _closing.Dispose();
        _listener.Dispose();
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
                _carrying.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                if (_down)
                    return;

                await far.ConnectAsync(IPAddress.Parse(_far.Host!), _far.Port, _closing.Token);
                await CarryAsync(near.GetStream(), far.GetStream());
            }
            catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // One of its ends hung up, as they may.
            }
        }
    }

    /// <summary>Request and answer take turns on a connection, so what comes back after a request is its answer.</summary>
    private async Task CarryAsync(NetworkStream near, NetworkStream far)
    {
        var fate = Fate.Arrives;
        var back = Task.Run(async () =>
        {
            await foreach (var answer in ReadAsync(far))
            {
                if (fate == Fate.Arrives)
                    await near.WriteAsync(answer, _closing.Token);
                else if (answer.Span.EndsWith("Z\0\0\0\u0005I"u8))
                    break;
            }

            near.Socket.Close();
        });

        await foreach (var request in ReadAsync(near))
        {
            // A statement's text ends with a zero, and that of BEGIN … READ COMMITTED is another.
            fate = request.Span.IndexOf("COMMIT\0"u8) < 0 ? Fate.Arrives : Interlocked.Exchange(ref _next, Fate.Arrives);
            if (fate != Fate.Arrives)
                Interlocked.Increment(ref _broken);

            _down |= fate == Fate.AnswerLostAndDown;
            if (fate is Fate.RequestLost or Fate.RequestLate)
                near.Socket.Close();

            if (fate == Fate.RequestLost)
                break;

            if (fate == Fate.RequestLate)
                await _late.Task.WaitAsync(_closing.Token);

            await far.WriteAsync(request, _closing.Token);
            if (fate != Fate.Arrives)
                await back;
        }

        far.Socket.Close();
        await back;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(NetworkStream stream)
    {
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, _closing.Token) is > 0 and var read)
            yield return buffer.AsMemory(0, read);
    }
}
