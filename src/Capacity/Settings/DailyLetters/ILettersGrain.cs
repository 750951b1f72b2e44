namespace Capacity.Settings.DailyLetters;

/// <summary>Writes the daily letters: there is one, woken by a reminder, so that it outlives any node. Key: <see cref="One"/>.</summary>
[Alias("letters-grain")]
public interface ILettersGrain : IGrainWithStringKey
{
    const string One = "daily";

    /// <summary>Sees to it that the reminder is there.</summary>
    [SafeToRepeat, Alias("begin")]
    ValueTask BeginAsync();

    /// <summary>Writes to everybody for whom something waits and who has not been written to today. Cut off, it goes on with the next run.</summary>
    [SafeToRepeat, Alias("run")]
    ValueTask RunAsync();
}
