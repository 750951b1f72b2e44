using System.CommandLine;
using Capacity.Register;

namespace Capacity.Web.Commands;

/// <summary><c>import &lt;file&gt;</c>: a register into the store of this machine, or into a tracker that runs.</summary>
internal static class ImportCommand
{
    public const string Name = "import";
    public const int Imported = 0, RowsRejected = 1, NotImported = 2;
    private const string TokenVariable = "CAPACITY_BOOTSTRAP_TOKEN", Native = "native", Ofsted = "ofsted";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("file") { Description = "The register, as CSV in UTF-8." };
        var format = new Option<string>("--format") { Description = "How its columns are called.", DefaultValueFactory = _ => Native };
        var check = new Option<bool>("--check") { Description = "Say what would change, and change nothing." };
        var partial = new Option<bool>("--partial") { Description = "Take the rows without a problem; else one problem keeps the whole file out." };
        var closeMissing = new Option<bool>("--close-missing") { Description = "Close the settings that the file lacks." };
        var server = new Option<Uri?>("--server") { Description = "The address of a tracker that runs; else the store of the settings is opened here.", CustomParser = r => Address(r) };
        var token = new Option<string?>("--token") { Description = $"An administrator's token for the tracker that runs; else that of {TokenVariable}." };
        format.AcceptOnlyFromAmong(Native, Ofsted);

        var import = new Command(Name, "Imports a register.") { file, format, check, partial, closeMissing, server, token };
        import.SetAction(async (given, stop) =>
        {
            var order = new ImportOrder(given.GetValue(check) ? ImportMode.Check : ImportMode.Apply, given.GetValue(partial), given.GetValue(closeMissing));
            try
            {
                if (given.GetValue(format) == Ofsted) throw new ImportFault("Ofsted's files cannot be read yet: give the native format.");
                var report = await RunAsync(given.GetValue(file)!, order, given.GetValue(server), given.GetValue(token), output, error, stop);
                await ImportPrint.WriteAsync(report, output);
                return report.Rejected > 0 ? RowsRejected : Imported;
            }
            catch (ImportFault fault)
            {
                await error.WriteLineAsync(ImportPrint.Line(fault.Message));
                return NotImported;
            }
        });
        var parsed = new RootCommand("Capacity") { import }.Parse(args);
        var code = await parsed.InvokeAsync(new() { Output = output, Error = error });
        return parsed.Errors.Count > 0 ? NotImported : code;
    }

    private static async Task<ImportReport> RunAsync(string path, ImportOrder order, Uri? server, string? token, TextWriter output, TextWriter error, CancellationToken stop)
    {
        FileStream file;
        try
        {
            file = File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ImportFault($"{path} cannot be read: {e.Message}");
        }
        await using (file)
        {
            if (server is null) return await ImportDisplay.ShowAsync("Reading", error, progress => ImportHere.RunAsync(file, order, progress, stop));
            token = string.IsNullOrWhiteSpace(token) ? Environment.GetEnvironmentVariable(TokenVariable) : token;
            if (string.IsNullOrWhiteSpace(token)) throw new ImportFault($"A token is needed: --token, or {TokenVariable}.");
            return await ImportDisplay.ShowAsync("Sending", error, progress => ImportThere.RunAsync(server, token.Trim(), file, order, progress, stop));
        }
    }

    private static Uri? Address(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        result.AddError($"'{text}' is not an address such as http://localhost:5080.");
        return null;
    }
}

/// <summary>The import cannot be done. The message is one line that says why.</summary>
internal sealed class ImportFault(string message, Exception? inner = null) : Exception(message, inner);
