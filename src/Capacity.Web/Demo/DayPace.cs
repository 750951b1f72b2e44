using System.Globalization;
using Capacity.Web.Host;

namespace Capacity.Web.Demo;

/// <summary>How fast the demo's days pass. They are counted from a fixed midnight, so that every node, and every start, is at the same moment of the same day. Their hours are GMT's.</summary>
/// <param name="Speed">So many times as fast as a real day: 60 is an hour a minute.</param>
/// <param name="Seed">The same seed plans the same days.</param>
internal sealed record DayPace(double Speed, int Seed)
{
    public const string SpeedKey = "CAPACITY_DEMO_SPEED", SeedKey = "CAPACITY_DEMO_SEED";
    private const double Slowest = 1, Fastest = 3600, Standard = 60;
    private const int StandardSeed = 2024;

    /// <summary>However short a day, nobody can confirm a region oftener than this.</summary>
    private const double ShortestTrustHours = 0.1;

    public static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static DayPace Read(string? speed, string? seed) => new(ReadSpeed(speed), ReadSeed(seed));

    /// <summary>The demo's moment, from its beginning.</summary>
    public TimeSpan At(DateTimeOffset now) => (now - Beginning) * Speed;

    /// <summary>When a moment of the demo is.</summary>
    public DateTimeOffset When(TimeSpan moment) => Beginning + moment / Speed;

    /// <summary>How long a length of the demo really is.</summary>
    public TimeSpan Real(TimeSpan length) => length / Speed;

    public static long DayOf(TimeSpan moment) => (long)Math.Floor(moment / Day);

    /// <summary>A word is trusted for as many of the demo's hours as of real ones: else no bed would ever go stale.</summary>
    public double Trusted(double hours) => Math.Max(hours / Speed, Math.Min(hours, ShortestTrustHours));

    private static double ReadSpeed(string? text) => text is null ? Standard
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is >= Slowest and <= Fastest ? speed
        : throw new SettingFault($"{SpeedKey} is '{text}': it is how many times as fast as a real day, from {Slowest} to {Fastest}; 60 is an hour a minute.");

    private static int ReadSeed(string? text) => text is null ? StandardSeed
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new SettingFault($"{SeedKey} is '{text}': it is a whole number.");
}
