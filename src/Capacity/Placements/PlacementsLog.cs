using Microsoft.Extensions.Logging;

namespace Capacity.Placements;

internal static partial class PlacementsLog
{
    [LoggerMessage(1, LogLevel.Warning, "Search {Search}: a write's outcome is not known; reading again")]
    public static partial void NotKept(ILogger log, string search, Exception e);

    [LoggerMessage(2, LogLevel.Warning, "Search index {Prefix}: a write's outcome is not known; reading again")]
    public static partial void IndexNotKept(ILogger log, string prefix, Exception e);

    [LoggerMessage(3, LogLevel.Warning, "Search {Search}: its month was not told how it ended; telling it later")]
    public static partial void FactNotKept(ILogger log, string search, Exception e);

    [LoggerMessage(4, LogLevel.Information, "Silo {Silo} did not say what it finds; asking its districts one by one")]
    public static partial void SiloNotAsked(ILogger log, SiloAddress silo, Exception e);

    [LoggerMessage(5, LogLevel.Debug, "District {District} did not say where it lives")]
    public static partial void NotLearnt(ILogger log, string district, Exception e);
}
