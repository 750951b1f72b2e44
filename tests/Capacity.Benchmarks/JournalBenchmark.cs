using System.Diagnostics;
using System.Globalization;
using Capacity.History;
using Capacity.Storage.Embedded;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Benchmarks;

/// <summary>Commits a second, each one event of a setting of its own with a key, while so many writers wait for theirs.</summary>
internal static class JournalBenchmark
{
    public static async Task RunAsync(int writers, int settings, TimeSpan length)
    {
        using var folder = new TempFolder();
        await using var store = EmbeddedStore.Open(folder.Path, NullLogger.Instance);
        var journal = new EmbeddedJournal(store);
        var clock = new SystemClock();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, settings).Chunk(1 + settings / writers).Select(async mine =>
        {
            foreach (var i in mine)
                await journal.CommitAsync(JournalSamples.Change(Id(i)));
        }));
        Console.WriteLine($"{settings} settings registered in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");

        began = Stopwatch.GetTimestamp();
        var waits = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(journal, clock, writer, writers, settings, began, length))));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        var all = waits.SelectMany(w => w).Order().ToArray();
        Console.WriteLine($"{writers} writers: {all.Length / seconds:0} commits/s, p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, worst {all[^1]:0.0} ms; file {new FileInfo(Path.Combine(folder.Path, EmbeddedStore.FileName)).Length >> 20} MB");

        began = Stopwatch.GetTimestamp();
        var rows = 0;
        await foreach (var row in journal.ReadAllAsync(SettingFilter.Everything))
            rows += row.Version > 0 ? 1 : 0;

        Console.WriteLine($"{rows} rows read in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");

        double At(double part) => all[(int)(part * (all.Length - 1))];
    }

    private static async Task<List<double>> WriteAsync(EmbeddedJournal journal, SystemClock clock, int writer, int writers, int settings, long began, TimeSpan length)
    {
        var waits = new List<double>();
        for (int version = 1, i = writer; Stopwatch.GetElapsedTime(began) < length; (version, i) = i + writers < settings ? (version, i + writers) : (version + 1, writer))
        {
            var (now, start) = (clock.Now, Stopwatch.GetTimestamp());
            var key = string.Create(CultureInfo.InvariantCulture, $"{writer}-{version}-{i}");
            var verdict = await journal.CommitAsync(JournalSamples.Change(Id(i), version, outcome: JournalSamples.Outcome(key, now, version: version + 1), at: now));
            if (verdict != Verdict.Committed)
                throw new InvalidOperationException($"{verdict} at version {version} of setting {i}.");

            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return waits;
    }

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"setting-{i:000000}");
}
