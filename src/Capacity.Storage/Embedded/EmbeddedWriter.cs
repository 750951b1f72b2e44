using Microsoft.Data.Sqlite;

namespace Capacity.Storage.Embedded;

/// <summary>The one connection that writes. Everything written goes through it in batches, journal and grain state alike.</summary>
internal sealed class EmbeddedWriter : IAsyncDisposable
{
    private readonly Prepared _connection;
    private readonly GroupCommit<Func<Prepared, object>, object> _commits;

    public EmbeddedWriter(SqliteConnection connection)
    {
        _connection = new(connection);
        _commits = new(InTurnAsync);
    }

    /// <summary>Who holds it writes to the file; accounts, which have connections of their own, take it too.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>Runs a write inside the next batch's transaction and answers when that is on disk. It may run twice, the first time for nothing.</summary>
    public async Task<T> WriteAsync<T>(Func<Prepared, T> write) where T : notnull => (T)await _commits.WriteAsync(connection => write(connection));

    /// <summary>Writes what waits, then moves the log into the database, so that the file alone is the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        try
        {
            _connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // The log stays beside the database and is read at the next start.
        }

        _connection.Dispose();
        Turn.Dispose();
    }

    private async ValueTask<IReadOnlyList<object>> InTurnAsync(IReadOnlyList<Func<Prepared, object>> writes)
    {
        await Turn.WaitAsync();
        try
        {
            return Write(writes);
        }
        finally
        {
            Turn.Release();
        }
    }

    private object[] Write(IReadOnlyList<Func<Prepared, object>> writes)
    {
        try
        {
            _connection.Run("BEGIN IMMEDIATE");
            var answers = new object[writes.Count];
            for (var i = 0; i < answers.Length; i++)
                answers[i] = writes[i](_connection);

            _connection.Run("COMMIT");
            return answers;
        }
        catch (SqliteException fault)
        {
            RollBack();
            throw fault.IsUnavailable() ? SqliteFaults.Unavailable(fault) : fault;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        try
        {
            _connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, or never began.
        }
    }
}
