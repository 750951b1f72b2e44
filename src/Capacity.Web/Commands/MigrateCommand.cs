using Capacity.Storage.Postgres;

namespace Capacity.Web.Commands;

/// <summary><c>migrate</c>: brings the store to this program's version, which every start does as well; for who wants it done before any node starts.</summary>
internal static class MigrateCommand
{
    public const string Name = "migrate";

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => StoreCommand.RunAsync(
        Name, "Brings the store to this program's version.", args, output, error, async (_, settings, _) =>
        {
            await output.WriteLineAsync($"The store is at this program's version: {(settings.Database is { } database ? PostgresAddress.Shown(database) : settings.DataFolder)}.");
            return 0;
        });
}
