using System.Collections.Concurrent;
using Capacity.History;
using Microsoft.Data.Sqlite;

namespace Capacity.Storage.Embedded;

/// <summary>
/// Connections for reading, beside the writer and never in its way. Each read is short and buffered (long ones go page by page), so that no slow consumer
/// keeps a snapshot open and with it the write-ahead log from being reset.
/// </summary>
internal sealed class EmbeddedReaders(Func<SqliteConnection> open) : IDisposable
{
    private const int Kept = 4;

    private readonly ConcurrentStack<Prepared> _idle = new();
    private volatile bool _closed;

    public T Read<T>(Func<Prepared, T> read)
    {
        if (_closed)
            throw new StoreUnavailableException("The store is closed.");

        try
        {
            var reader = _idle.TryPop(out var idle) ? idle : new(open());
            try
            {
                return read(reader);
            }
            finally
            {
                Return(reader);
            }
        }
        catch (SqliteException fault) when (fault.IsUnavailable())
        {
            throw SqliteFaults.Unavailable(fault);
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryPop(out var reader))
            reader.Dispose();
    }

    private void Return(Prepared reader)
    {
        if (_closed || _idle.Count >= Kept)
            reader.Dispose();
        else
            _idle.Push(reader);

        // Closed in between: what was just put back must not outlive the store.
        if (_closed)
            Dispose();
    }
}
