using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using Capacity.Storage.Embedded;
using Capacity.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Tests.Storage;

/// <summary>A process that writes to a store is killed in the middle of it: the system's SIGKILL, no farewell.</summary>
public class KilledProcessTests
{
    private const string FolderVariable = "CAPACITY_TEST_FOLDER", PipeVariable = "CAPACITY_TEST_PIPE";
    private const int Writers = 32, Enough = 3_000;

    [Fact]
    public async Task What_a_killed_process_acknowledged_is_kept_and_the_next_start_is_not_blocked()
    {
        // The process to be killed is this program once more, running this test with a folder and a pipe given to it.
        if (Environment.GetEnvironmentVariable(PipeVariable) is { } pipe)
            await WriteAndTellAsync(Environment.GetEnvironmentVariable(FolderVariable)!, pipe);

        using var folder = new TempFolder();
        var acknowledged = await WriteUntilKilledAsync(folder.Path);

        await using var store = EmbeddedStore.Open(folder.Path, NullLogger.Instance);
        var journal = new EmbeddedJournal(store);
        for (var writer = 0; writer < Writers; writer++)
        {
            var row = await journal.ReadAsync(Id(writer), TestContext.Current.CancellationToken);
            var trail = await journal.ReadEventsAsync(Id(writer), 0, int.MaxValue, TestContext.Current.CancellationToken);

            // The one commit whose answer the kill swallowed may be there or not, but whole.
            Assert.InRange(row?.Version ?? 0, acknowledged[writer], acknowledged[writer] + 1);
            Assert.Equal(Enumerable.Range(1, row?.Version ?? 0), trail.Select(e => e.Version));
        }
    }

    /// <summary>In the process that is to be killed: never returns.</summary>
    private static async Task WriteAndTellAsync(string folder, string name)
    {
        await using var pipe = new NamedPipeClientStream(".", name, PipeDirection.Out);
        await pipe.ConnectAsync(TestContext.Current.CancellationToken);
        await using var telling = TextWriter.Synchronized(new StreamWriter(pipe) { AutoFlush = true });
        await using var store = EmbeddedStore.Open(folder, NullLogger.Instance);
        var journal = new EmbeddedJournal(store);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var version = 0; ; version++)
            {
                await journal.CommitAsync(JournalSamples.Change(Id(writer), version));
                telling.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{writer} {version + 1} kept"));
            }
        })));
    }

    /// <summary>The last version of each writer that it was told is kept.</summary>
    private static async Task<int[]> WriteUntilKilledAsync(string folder)
    {
        var name = $"capacity-{Guid.NewGuid():N}";
        await using var pipe = new NamedPipeServerStream(name, PipeDirection.In);
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Capacity.Tests.exe" : "Capacity.Tests"),
            ["-method", $"{typeof(KilledProcessTests).FullName}.{nameof(What_a_killed_process_acknowledged_is_kept_and_the_next_start_is_not_blocked)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder, [PipeVariable] = name },
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            await pipe.WaitForConnectionAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            var (acknowledged, told) = (new int[Writers], 0);
            using var lines = new StreamReader(pipe);
            while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                // The kill may have cut the last line short.
                if (line.Split(' ') is not [var writer, var version, "kept"])
                    break;

                acknowledged[int.Parse(writer, CultureInfo.InvariantCulture)] = int.Parse(version, CultureInfo.InvariantCulture);
                if (++told == Enough)
                    process.Kill();
            }

            Assert.InRange(told, Enough, int.MaxValue);
            return acknowledged;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static string Id(int writer) => string.Create(CultureInfo.InvariantCulture, $"setting-{writer}");
}
