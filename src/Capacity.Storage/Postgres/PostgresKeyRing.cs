using Npgsql;

namespace Capacity.Storage.Postgres;

/// <summary>The keys that sign cookies, shared by all nodes of a database: whoever signed in on one is known on the others. Read seldom, at start and once a day.</summary>
public sealed class PostgresKeyRing(string connectionString)
{
    public IReadOnlyList<string> Read()
    {
        using var connection = Open();
        using var command = new NpgsqlCommand("SELECT xml FROM cookie_keys ORDER BY name", connection);
        using var reader = command.ExecuteReader();
        var keys = new List<string>();
        while (reader.Read()) keys.Add(reader.GetString(0));
        return keys;
    }

    public void Add(string name, string xml)
    {
        using var connection = Open();
        using var command = new NpgsqlCommand("INSERT INTO cookie_keys (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml", connection)
        {
            Parameters = { new() { Value = name }, new() { Value = xml } },
        };
        command.ExecuteNonQuery();
    }

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(PostgresAddress.Complete(connectionString));
        connection.Open();
        return connection;
    }
}
