using System.Globalization;
using Capacity.Register;

namespace Capacity.Web.Commands;

/// <summary>What an import did, for people.</summary>
internal static class ImportPrint
{
    public static async Task WriteAsync(ImportReport r, TextWriter output)
    {
        foreach (var p in r.Problems) await output.WriteLineAsync(Line(p.Row == 0 ? $"{p.Value}: {p.Message}" : $"row {p.Row}, {p.Field}: {p.Message}"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{r.Rows:N0} rows: {r.Added:N0} added, {r.Changed:N0} changed, {r.Unchanged:N0} unchanged, {r.Rejected:N0} rejected."));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{r.Missing:N0} settings are not in the file; it closes {r.Closed:N0}."));
        await output.WriteLineAsync(r.Applied ? "Imported." : r.Mode == ImportMode.Check ? "Checked: nothing was changed." : "Not imported: nothing was changed.");
    }

    /// <summary>One line, whatever a file's cells hold: a terminal obeys control characters.</summary>
    public static string Line(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
