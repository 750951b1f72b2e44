using Microsoft.Extensions.Logging;

namespace Capacity.Sufficiency;

internal static partial class SufficiencyLog
{
    [LoggerMessage(1, LogLevel.Warning, "Some totals did not hear of {Settings} settings; the journal will tell them")]
    public static partial void NotTold(ILogger log, int settings, Exception e);

    [LoggerMessage(2, LogLevel.Warning, "{Total}: its sums did not reach the total above; trying again")]
    public static partial void NotSentUp(ILogger log, string total, Exception e);

    [LoggerMessage(3, LogLevel.Warning, "What changed lately could not be told to the totals; trying again")]
    public static partial void NotMended(ILogger log, Exception e);

    [LoggerMessage(4, LogLevel.Warning, "{District}: the district could not be woken; trying again")]
    public static partial void NotAwake(ILogger log, string district, Exception e);

    [LoggerMessage(5, LogLevel.Warning, "The hours gone by could not be read; those that are remembered are shown")]
    public static partial void NoHistory(ILogger log, Exception e);

    [LoggerMessage(6, LogLevel.Warning, "{Total} lives on two nodes; it gives up here, and reads the journal where it wakes")]
    public static partial void LivesTwice(ILogger log, string total);
}
