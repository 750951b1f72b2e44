using System.Data.Common;
using Npgsql;

namespace Capacity.Storage.Postgres;

/// <summary>Single statements on a pool of connections, each a transaction of its own. Values take the places <c>$1</c>, <c>$2</c>, …</summary>
internal sealed class PostgresCalls(NpgsqlDataSource source)
{
    public async ValueTask<T?> FirstAsync<T>(Func<DbDataReader, T> read, string sql, CancellationToken stop, params object[] values) where T : class =>
        (await AllAsync(read, sql, stop, values)).FirstOrDefault();

    public async ValueTask<long> NumberAsync(string sql, CancellationToken stop, params object[] values) => (await AllAsync(r => r.GetInt64(0), sql, stop, values))[0];

    public async ValueTask<List<T>> AllAsync<T>(Func<DbDataReader, T> read, string sql, CancellationToken stop, params object[] values)
    {
        for (var again = false; ; again = true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                return await AllOnceAsync(read, sql, values, stop);
            }
            catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.CharacterNotInRepertoire)
            {
                // A text that cannot be kept was asked for: it is nowhere.
                return [];
            }
            catch (Exception fault) when (!again && fault.IsBroken())
            {
                // All that is called for here may be done twice.
            }
            catch (Exception fault) when (fault.IsUnavailable())
            {
                throw PostgresFaults.Unavailable(fault);
            }
        }
    }

    private async Task<List<T>> AllOnceAsync<T>(Func<DbDataReader, T> read, string sql, object[] values, CancellationToken stop)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            rows.Add(read(reader));

        return rows;
    }
}
