using Capacity.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Capacity.Testing;

/// <summary>
/// A store of one test's own, on which trackers start one after the other: embedded, or, in a run with <c>CAPACITY_TEST_STORE=postgres</c>, a database. So the whole suite is run
/// against both.
/// </summary>
public sealed class TestStore : IAsyncDisposable
{
    private const string Variable = "CAPACITY_TEST_STORE", Template = "migrated";

    private static readonly Lazy<Task<PostgresServer>> Migrated = new(MigrateAsync);

    private readonly TempFolder _folder = new();

    private TestStore(string? database) => Database = database;

    /// <summary>Whether this run is on PostgreSQL.</summary>
    public static bool IsPostgres => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or "embedded" => false,
        "postgres" => true,
        var other => throw new InvalidOperationException($"{Variable} is '{other}': it is 'embedded' or 'postgres'."),
    };

    /// <summary>Where the database is; null: the store is embedded.</summary>
    public string? Database { get; }

    public string Folder => _folder.Path;

    /// <summary>As a tracker is started with them: <c>name=value</c>.</summary>
    public IEnumerable<string> Settings => Database is null ? [$"CAPACITY_DATA={Folder}"] : [$"CAPACITY_DATA={Folder}", $"ConnectionStrings:Capacity={Database}"];

    public static async Task<TestStore> NewAsync() => IsPostgres ? await PostgresAsync() : Embedded();

    /// <summary>For what is about the embedded store alone.</summary>
    public static TestStore Embedded() => new(null);

    /// <summary>For what is about PostgreSQL alone, in a run on either.</summary>
    public static async Task<TestStore> PostgresAsync() => new(await (await Migrated.Value).CreateDatabaseAsync(Template));

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        if (Database is not null) await (await Migrated.Value).DropDatabaseAsync(Database);
    }

    /// <summary>A database that is copied is there at once; one that is migrated is not.</summary>
    private static async Task<PostgresServer> MigrateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        await server.ExecuteAsync($"CREATE DATABASE {Template} TEMPLATE template0");
        await using var source = NpgsqlDataSource.Create(server.ConnectionString(Template) + ";Pooling=false");
        await PostgresSchema.MigrateAsync(source, NullLogger.Instance);
        return server;
    }
}
