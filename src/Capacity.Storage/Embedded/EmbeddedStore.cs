using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Capacity.Storage.Embedded;

/// <summary>One SQLite file in a folder that this process alone has: its writer, its readers and its lock.</summary>
internal sealed class EmbeddedStore : IAsyncDisposable
{
    public const string FileName = "capacity.db";

    private readonly FileStream _lock;
    private readonly ILogger _log;
    private readonly string _folder;
    private int _disposed;
    private long _lastTag;

    private EmbeddedStore(string folder, string address, FileStream folderLock, SqliteConnection writer, long lastTag, Func<SqliteConnection> openReader, ILogger log)
    {
        (_folder, Address, _lock, _lastTag, _log) = (folder, address, folderLock, lastTag, log);
        Writer = new(writer);
        Readers = new(openReader);
    }

    /// <summary>Where other connections of this process find the file.</summary>
    public string Address { get; }

    public EmbeddedWriter Writer { get; }

    public EmbeddedReaders Readers { get; }

    /// <summary>Of a state that is written. None is given twice, so that a state cleared and written anew is not taken for the old one.</summary>
    public long NextTag() => Interlocked.Increment(ref _lastTag);

    /// <summary>Opens the folder's store, making or migrating it. Throws <see cref="StoreCannotOpenException"/> where an operator must act.</summary>
    /// <param name="busySeconds">For how long a write waits for another program that has the file locked, such as a tool.</param>
    public static EmbeddedStore Open(string folder, ILogger log, int busySeconds = 5)
    {
        folder = Path.GetFullPath(folder);
        var folderLock = FolderLock.Take(folder);
        var source = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, FileName), Pooling = false, DefaultTimeout = busySeconds };
        SqliteConnection? writer = null;
        try
        {
            writer = Connect(source.ConnectionString, WriterSettings);
            var found = EmbeddedSchema.Migrate(writer, folder);
            StorageLog.Opened(log, folder, found, EmbeddedSchema.Version);
            source.Mode = SqliteOpenMode.ReadWrite;
            return new(folder, source.ConnectionString, folderLock, writer, TakeTags(writer), () => Connect(source.ConnectionString, ReaderSettings), log);
        }
        catch (Exception fault)
        {
            writer?.Dispose();
            folderLock.Dispose();
            if (fault is SqliteException)
                throw new StoreCannotOpenException($"The store in {folder} cannot be opened: {fault.Message}", fault);

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        Readers.Dispose();
        await Writer.DisposeAsync();
        await _lock.DisposeAsync();
        StorageLog.Closed(_log, _folder);
    }

    /// <summary>What is deleted is overwritten: a case reference that was forgotten is not to be read out of the file. FULL flushes the log at every commit, so that what was acknowledged outlives the power; a larger log is moved into the database less often.</summary>
    private const string WriterSettings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864";

    private const string ReaderSettings = "PRAGMA query_only = ON; PRAGMA cache_size = -16384";

    /// <summary>Each opening has as many tags of its own as there are 32-bit numbers, so that they need not be counted on disk. What comes before the first of them.</summary>
    private static long TakeTags(SqliteConnection writer)
    {
        using var command = writer.CreateCommand();
        command.CommandText = "UPDATE counters SET value = (value | 4294967295) + 1 WHERE name = 'etag' RETURNING value";
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Connect(string source, string settings)
    {
        var connection = new SqliteConnection(source);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
