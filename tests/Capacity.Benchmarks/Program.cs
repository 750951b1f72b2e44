using System.Globalization;
using Capacity.Benchmarks;

switch (args)
{
    case ["journal", .. var rest]:
        var numbers = rest.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        await JournalBenchmark.RunAsync(
            numbers.ElementAtOrDefault(0) is > 0 and var writers ? writers : 64, numbers.ElementAtOrDefault(1) is > 0 and var settings ? settings : 10_000, TimeSpan.FromSeconds(10));
        break;
    case ["search", .. var rest]:
        var sizes = rest.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        await SearchBenchmark.RunAsync(
            sizes.ElementAtOrDefault(0) is > 0 and var size ? size : 5_000, sizes.ElementAtOrDefault(1) is > 0 and var callers ? callers : 2,
            sizes.ElementAtOrDefault(2) is > 0 and var silos ? (short)silos : (short)1, TimeSpan.FromSeconds(10));
        break;
    case ["peer", .. var rest]:
        await PeerBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 5_000, rounds: 9);
        break;
    default:
        Console.WriteLine("Benchmarks: journal [writers] [settings], search [settings] [callers] [silos], peer [settings]");
        break;
}
