namespace Capacity.Web.Demo;

internal static partial class DemoLog
{
    [LoggerMessage(1, LogLevel.Information, "A demo day is playing here, {Speed} times as fast as a real one, through {Address}")]
    public static partial void Begun(ILogger log, double speed, Uri address);

    [LoggerMessage(2, LogLevel.Warning, "The demo day was broken off and begins again")]
    public static partial void BrokenOff(ILogger log, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "The demo's tokens could not be revoked; they run out by themselves")]
    public static partial void TokensLeft(ILogger log, Exception exception);
}
