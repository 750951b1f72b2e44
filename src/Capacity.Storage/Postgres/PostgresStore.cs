using System.Data.Common;
using System.Globalization;
using Capacity.History;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Capacity.Storage.Postgres;

/// <summary>A PostgreSQL database that any number of nodes share: this node's connections to it, for reading and for writing.</summary>
internal sealed class PostgresStore : IAsyncDisposable
{
    /// <summary>Connections for writing beside the writers': to ask for a batch's fate, for the probe and the purge.</summary>
    private const int Spare = 4;

    private readonly ILogger _log;
    private readonly string _where;
    private readonly NpgsqlDataSource _migrating, _writing;
    private readonly PostgresWriter[] _writers;
    private int _disposed;
    private bool _opened;

    /// <summary>Connects to nothing yet. Throws <see cref="StoreCannotOpenException"/> where the connection string is none.</summary>
    public PostgresStore(string connectionString, ILogger log, PostgresOptions? options = null)
    {
        options ??= new();
        var settings = new NpgsqlConnectionStringBuilder(PostgresAddress.Complete(connectionString));
        (_log, _where) = (log, $"{settings.Database} on {settings.Host}");
        Source = NpgsqlDataSource.Create(settings);
        _migrating = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, CommandTimeout = 0 });
        _writing = WritingSource(settings, options);
        (Reads, Writes) = (new(Source), new(_writing));
        _writers = [.. Enumerable.Range(0, options.Writers).Select(_ => new PostgresWriter(_writing, options.Settling, log))];
    }

    /// <summary>The pool for all but the journal's writing.</summary>
    public NpgsqlDataSource Source { get; }

    public PostgresCalls Reads { get; }

    /// <summary>For single statements that write, or count.</summary>
    public PostgresCalls Writes { get; }

    /// <summary>Brings the database to this program's version, once. Throws <see cref="StoreCannotOpenException"/> where an operator must act.</summary>
    public async Task OpenAsync(CancellationToken stop = default)
    {
        if (_opened) return;
        try
        {
            await using (var encoding = _migrating.CreateCommand("SHOW server_encoding"))
            {
                if (await encoding.ExecuteScalarAsync(stop) is not "UTF8" and var other)
                    throw new StoreCannotOpenException($"The PostgreSQL database {_where} has the encoding {other}: make one with UTF8.");
            }

            await PostgresSchema.MigrateAsync(_migrating, _log, stop);
            await using var ready = _migrating.CreateBatch();
            ready.Add(PostgresPlaces.Rebase);
            ready.Add("DELETE FROM writers WHERE at < now() - interval '7 days'");
            await ready.ExecuteNonQueryAsync(stop);
            _opened = true;
            StorageLog.OpenedPostgres(_log, _where);
        }
        catch (DbException fault)
        {
            throw new StoreCannotOpenException($"The PostgreSQL database {_where} cannot be used: {fault.Message}", fault);
        }
    }

    /// <summary>A setting's commits go to one writer, in the order of the calls.</summary>
    public Task<Verdict> CommitAsync(Commit commit) => _writers[(uint)commit.Setting.GetHashCode(StringComparison.Ordinal) % _writers.Length].CommitAsync(commit);

    /// <summary>Writes what was taken, then lets its connections go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        await Task.WhenAll(_writers.Select(w => w.DisposeAsync().AsTask()));
        await _writing.DisposeAsync();
        await Source.DisposeAsync();
        await _migrating.DisposeAsync();
        StorageLog.ClosedPostgres(_log, _where);
    }

    /// <summary>Its sessions set what they keep to: a few connections, waits that end, and commits that are on disk when they are answered.</summary>
    private static NpgsqlDataSource WritingSource(NpgsqlConnectionStringBuilder settings, PostgresOptions options)
    {
        var pool = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { MinPoolSize = 0, MaxPoolSize = options.Writers + Spare, NoResetOnClose = true };
        var session = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT set_config('lock_timeout', '{options.Locking.TotalMilliseconds}', false), set_config('statement_timeout', '{options.Writing.TotalMilliseconds}', false),
                set_config('idle_in_transaction_session_timeout', '{options.Silence.TotalMilliseconds}', false),
                set_config('synchronous_commit', CASE s WHEN 'off' THEN 'on' ELSE s END, false) FROM current_setting('synchronous_commit') s
            """);
        var source = new NpgsqlDataSourceBuilder(pool.ConnectionString);
        source.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(session, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(session, connection);
                await command.ExecuteNonQueryAsync();
            });
        return source.Build();
    }
}
