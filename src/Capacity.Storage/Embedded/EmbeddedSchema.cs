using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Capacity.Storage.Embedded;

/// <summary>Brings a database to this program's version: the numbered scripts that it has not seen, all of them or none.</summary>
internal static class EmbeddedSchema
{
    private const string Folder = "Capacity.Storage.Embedded.Migrations.";

    private static readonly IReadOnlyList<string> Scripts =
        [.. typeof(EmbeddedSchema).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static int Version => Scripts.Count;

    /// <summary>The version found, before anything was done.</summary>
    public static int Migrate(SqliteConnection connection, string folder)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "PRAGMA user_version";
        var found = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (found > Version)
            throw new StoreCannotOpenException(
                $"The store in {folder} was written by a newer Capacity (its schema is version {found}, this program knows {Version}): run that one, or bring back an older backup.");

        foreach (var script in Scripts.Skip(found))
        {
            command.CommandText = Read(script);
            command.ExecuteNonQuery();
        }

        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}");
        command.ExecuteNonQuery();
        transaction.Commit();
        return found;
    }

    private static string Read(string script)
    {
        using var reader = new StreamReader(typeof(EmbeddedSchema).Assembly.GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }
}
