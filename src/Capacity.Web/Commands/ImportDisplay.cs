using System.Globalization;
using Capacity.Register;
using Spectre.Console;

namespace Capacity.Web.Commands;

/// <summary>How far an import has come: bars on a terminal, lines where nobody looks.</summary>
internal static class ImportDisplay
{
    /// <param name="firstStage">How the file is brought: read here, or sent.</param>
    public static async Task<ImportReport> ShowAsync(string firstStage, TextWriter error, Func<IProgress<ImportProgress>, Task<ImportReport>> import)
    {
        var names = new Dictionary<ImportStage, string> { [ImportStage.Reading] = firstStage, [ImportStage.Comparing] = "Comparing", [ImportStage.Writing] = "Writing" };
        if (error != Console.Error || Console.IsErrorRedirected) return await import(new Lines(names, error));
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error) });
        return await console.Progress().HideCompleted(false).StartAsync(context => import(new Bars(names, context)));
    }

    private sealed class Bars(Dictionary<ImportStage, string> names, ProgressContext context) : IProgress<ImportProgress>
    {
        private readonly Dictionary<ImportStage, ProgressTask> _bars = [];

        public void Report(ImportProgress value)
        {
            lock (_bars)
            {
                if (!_bars.TryGetValue(value.Stage, out var bar))
                {
                    foreach (var earlier in _bars.Values) earlier.StopTask();
                    _bars.Add(value.Stage, bar = context.AddTask(names[value.Stage]));
                }
                bar.IsIndeterminate = value.Total is null;
                if (value.Total is not { } total) return;
                bar.MaxValue = Math.Max(1, total);
                bar.Value = total == 0 ? 1 : value.Done;
            }
        }
    }

    private sealed class Lines(Dictionary<ImportStage, string> names, TextWriter error) : IProgress<ImportProgress>
    {
        private readonly Lock _gate = new();
        private (ImportStage Stage, int Tenth)? _said;

        public void Report(ImportProgress value)
        {
            lock (_gate)
            {
                var tenth = value.Total is > 0 and var total ? (int)(10L * value.Done / total) : 0;
                if (_said is { } said && (said.Stage > value.Stage || said.Stage == value.Stage && said.Tenth >= tenth)) return;
                _said = (value.Stage, tenth);
                error.WriteLine(value.Total is null ? $"{names[value.Stage]}…" : string.Create(CultureInfo.InvariantCulture, $"{names[value.Stage]}: {tenth * 10} %"));
            }
        }
    }
}
