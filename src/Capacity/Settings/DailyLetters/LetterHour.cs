namespace Capacity.Settings.DailyLetters;

/// <summary>When the daily letters are written.</summary>
/// <param name="At">As a clock on a wall in England shows it; null: never.</param>
public sealed record LetterHour(TimeOnly? At)
{
    /// <summary>Before the day shift, so that its first look is at what waits.</summary>
    public static readonly LetterHour Standard = new(new TimeOnly(7, 0));

    /// <summary>Whether those of the moment's day are due: at the hour, and from then on until the day ends, so that a night without a node loses none.</summary>
    public bool HasCome(DateTimeOffset now) => At is { } at && now >= LondonTime.Moment(LondonTime.Date(now), at);
}
