using System.Globalization;
using Capacity.Settings;

namespace Capacity.Web.Commands;

/// <summary><c>check</c>: holds a store to the invariants and prints what differs.</summary>
internal static class CheckCommand
{
    public const string Name = "check";
    public const int Differs = 1;

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => StoreCommand.RunAsync(
        Name, "Verifies the invariants of a store and prints what differs.", args, output, error, async (journal, _, stop) =>
        {
            var check = new StoreCheck(journal);
            var differences = 0;
            await foreach (var difference in check.RunAsync(stop))
            {
                differences++;
                await output.WriteLineAsync(ImportPrint.Line(difference));
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{check.Settings:N0} settings, {check.Beds:N0} beds, {check.Events:N0} events: {(differences == 0 ? "all as it must be" : $"{differences:N0} differences")}."));
            return differences == 0 ? 0 : Differs;
        });
}
