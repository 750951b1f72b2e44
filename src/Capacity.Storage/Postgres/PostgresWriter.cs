using System.Diagnostics;
using Capacity.History;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Capacity.Storage.Postgres;

/// <summary>
/// Commits in batches, each a transaction of two round trips: look and lock, then write and commit. A node has few of these, and a setting always the same one, so that its
/// commits keep their order. What other nodes write meanwhile is kept apart by the rows' locks and the keys of the tables.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    private const int MostConflicts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the batch that is under way, on whatever connection, since that has the row locked. Where there is no row, what made one was undone.</summary>
    private const string LastBatch = "INSERT INTO writers AS w (id, batch, at) VALUES ($1, 0, now()) ON CONFLICT (id) DO UPDATE SET at = excluded.at RETURNING w.batch";

    private readonly Guid _id = Guid.NewGuid();
    private readonly NpgsqlDataSource _source;
    private readonly TimeSpan _settling;
    private readonly ILogger _log;
    private readonly GroupCommit<Commit, Verdict> _commits;
    private long _batch;

    public PostgresWriter(NpgsqlDataSource source, TimeSpan settling, ILogger log)
    {
        (_source, _settling, _log) = (source, settling, log);
        _commits = new(WriteAsync);
    }

    public Task<Verdict> CommitAsync(Commit commit) => _commits.WriteAsync(commit);

    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private async ValueTask<IReadOnlyList<Verdict>> WriteAsync(IReadOnlyList<Commit> commits)
    {
        for (var (conflicts, breaks) = (0, 0); ;)
        {
            try
            {
                return await WriteOnceAsync(commits);
            }
            catch (Exception fault) when (fault.IsConflict() && ++conflicts < MostConflicts)
            {
                // Nothing was kept, and the next look sees what the other node wrote.
            }
            catch (Exception fault) when (fault.IsBroken() && ++breaks == 1)
            {
                // Nothing was kept, and a new connection may do.
            }
            catch (Exception fault) when (fault.IsUnavailable() || fault.IsConflict())
            {
                throw PostgresFaults.Unavailable(fault);
            }
        }
    }

    /// <summary>Whatever it throws, nothing was kept; but for a <see cref="StoreUnavailableException"/>, which says that this is not known.</summary>
    private async Task<IReadOnlyList<Verdict>> WriteOnceAsync(IReadOnlyList<Commit> commits)
    {
        var batch = ++_batch;
        await using var connection = await _source.OpenConnectionAsync();
        var look = await BatchLook.BeginAsync(connection, _id, batch, commits);
        var decision = new BatchDecision(look, commits);
        if (decision.IsEmpty)
            return decision.Verdicts;

        try
        {
            await using var writing = new NpgsqlBatch(connection);
            writing.AddAll(decision, look.Position);
            await writing.ExecuteNonQueryAsync();
        }
        catch (Exception fault) when (!fault.IsRefusal())
        {
            await LetGoAsync(connection);
            if (!await WasKeptAsync(batch))
                throw;
        }

        return decision.Verdicts;
    }

    /// <summary>The transaction ends on this side, so that the question does not wait for it.</summary>
    private static async Task LetGoAsync(NpgsqlConnection connection)
    {
        try
        {
            await connection.CloseAsync();
        }
        catch (Exception fault) when (fault.IsUnavailable())
        {
            // It was gone already.
        }
    }

    /// <summary>
    /// Whether a batch was kept whose commit was not answered. Its number is read back, and not the fate of its transaction's id: an id that left no trace before a crash
    /// is given to another transaction after it.
    /// </summary>
    private async Task<bool> WasKeptAsync(long batch)
    {
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await using var asking = _source.CreateCommand(LastBatch);
                asking.Parameters.Add(new() { Value = _id });
                var kept = await asking.ExecuteScalarAsync() is long last && last >= batch;
                StorageLog.Settled(_log, kept);
                return kept;
            }
            catch (Exception fault) when (fault.IsUnavailable())
            {
                if (Stopwatch.GetElapsedTime(began) >= _settling)
                    throw new StoreUnavailableException("The connection broke during a commit, and the database does not say whether it was kept: that is not known.", fault);
            }

            await Task.Delay(Pause);
        }
    }
}
