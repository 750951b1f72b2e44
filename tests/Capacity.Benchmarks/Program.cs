using System.Globalization;
using Capacity.Benchmarks;

switch (args)
{
    case ["journal", .. var rest]:
        var numbers = rest.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        await JournalBenchmark.RunAsync(
            numbers.ElementAtOrDefault(0) is > 0 and var writers ? writers : 64, numbers.ElementAtOrDefault(1) is > 0 and var settings ? settings : 10_000, TimeSpan.FromSeconds(10));
        break;
    default:
        Console.WriteLine("Benchmarks: journal [writers] [settings]");
        break;
}
