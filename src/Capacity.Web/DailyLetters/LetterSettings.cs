using System.Globalization;
using Capacity.Settings.DailyLetters;
using Capacity.Web.Host;

namespace Capacity.Web.DailyLetters;

/// <summary>The daily letters to providers: <c>Letters__At</c> and the like.</summary>
/// <param name="Hour">When they are written.</param>
/// <param name="Works">For how long the link in a letter works.</param>
internal sealed record LetterSettings(LetterHour Hour, TimeSpan Works)
{
    public const string Section = "Letters";
    private const double StandardHours = 24, LeastHours = 0.1, MostHours = 168;
    private const string Never = "off";
    private static readonly string[] Keys = ["At", "LinkHours"];

    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static LetterSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section.GetChildren().FirstOrDefault(s => !Keys.Contains(s.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingFault($"{Section}__{unknown.Key} is not known: it is one of {string.Join(", ", Keys)}.");
        return new(ReadHour(section["At"]), ReadHours(section["LinkHours"]));
    }

    private static LetterHour ReadHour(string? text) => text?.Trim() switch
    {
        null or "" => LetterHour.Standard,
        Never => new(At: null),
        var time => TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new(at)
            : throw new SettingFault($"{Section}__At is '{time}': it is a time of the day in England such as 07:00, or '{Never}'."),
    };

    private static TimeSpan ReadHours(string? text) => string.IsNullOrWhiteSpace(text) ? TimeSpan.FromHours(StandardHours)
        : double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours is >= LeastHours and <= MostHours ? TimeSpan.FromHours(hours)
        : throw new SettingFault(string.Create(CultureInfo.InvariantCulture, $"{Section}__LinkHours is '{text}': it is hours as a decimal number, from {LeastHours} to {MostHours}."));
}
