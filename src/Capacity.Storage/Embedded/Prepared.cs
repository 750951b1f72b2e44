using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Capacity.Storage.Embedded;

/// <summary>One connection and the statements prepared on it, each compiled once. Values take the places <c>?1</c>, <c>?2</c>, … Not for two threads at a time.</summary>
internal sealed class Prepared(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public int Run(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The first row's number, or null where there is no row.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar() as long?;

    public List<T> All<T>(Func<SqliteDataReader, T> read, string sql, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        using var reader = Bind(sql, values).ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));

        return rows;
    }

    public T? First<T>(Func<SqliteDataReader, T> read, string sql, params ReadOnlySpan<object?> values) where T : class
    {
        using var reader = Bind(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();

        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
            _commands.Add(sql, command = Prepare(sql, values.Length));

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;

        return command;
    }

    private SqliteCommand Prepare(string sql, int places)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= places; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"?{i}") });

        return command;
    }
}
