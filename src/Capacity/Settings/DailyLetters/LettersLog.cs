using Microsoft.Extensions.Logging;

namespace Capacity.Settings.DailyLetters;

internal static partial class LettersLog
{
    [LoggerMessage(1, LogLevel.Warning, "The daily letters could not be written; trying again later")]
    public static partial void NotDone(ILogger log, Exception e);

    [LoggerMessage(2, LogLevel.Warning, "The daily letter to {Person} was not taken; trying again later")]
    public static partial void NotSent(ILogger log, string person, Exception e);
}
