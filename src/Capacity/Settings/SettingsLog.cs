using Microsoft.Extensions.Logging;

namespace Capacity.Settings;

internal static partial class SettingsLog
{
    [LoggerMessage(1, LogLevel.Information, "{Setting}: version {Version} was taken by another activation; deciding again")]
    public static partial void VersionTaken(ILogger log, string setting, int version);

    [LoggerMessage(2, LogLevel.Warning, "{Setting}: a commit's outcome is not known; reading again")]
    public static partial void CommitFailed(ILogger log, string setting, Exception e);

    [LoggerMessage(3, LogLevel.Warning, "What is due could not be ended; trying again")]
    public static partial void DueFailed(ILogger log, Exception e);

    [LoggerMessage(4, LogLevel.Warning, "What changed lately could not be read; what is remembered is shown")]
    public static partial void NoNews(ILogger log, Exception e);
}
