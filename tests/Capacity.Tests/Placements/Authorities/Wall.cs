using System.Globalization;
using Capacity.Terms;

namespace Capacity.Tests.Placements.Authorities;

/// <summary>Moments as tests write them: <c>2026-11-24 21:00</c>, as a clock on a wall in England shows it.</summary>
internal static class Wall
{
    private const string Format = "yyyy-MM-dd HH:mm";

    public static DateTimeOffset At(string wall) =>
        DateTime.ParseExact(wall, Format, CultureInfo.InvariantCulture) is var at ? LondonTime.Moment(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) : default;

    public static string Text(DateTimeOffset at) => LondonTime.Wall(at).ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset Utc(string utc) => DateTimeOffset.ParseExact(utc, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
