namespace Capacity.Web.Tests.Pages;

/// <summary>What a test has counted, said so that <c>tests/numbers</c> finds it among the rest.</summary>
internal static class Counted
{
    private const string Mark = "# ";

    public static void Say(string what) => TestContext.Current.TestOutputHelper?.WriteLine(Mark + what);

    /// <summary>Holds a journey to the presses or taps that it may take.</summary>
    public static void AtMost(int most, int count, string journey)
    {
        Say($"{journey}: {count} (at most {most})");
        Assert.InRange(count, 1, most);
    }

    /// <summary>Holds a journey to exactly so many.</summary>
    public static void Exactly(int expected, int count, string journey)
    {
        Say($"{journey}: {count}");
        Assert.Equal(expected, count);
    }
}
