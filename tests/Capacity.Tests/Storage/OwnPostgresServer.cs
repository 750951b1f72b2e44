using Capacity.Testing;

namespace Capacity.Tests.Storage;

/// <summary>A server for the tests of one class, which stop and kill it: each leaves it running.</summary>
public sealed class OwnPostgresServer : IAsyncLifetime
{
    public PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
