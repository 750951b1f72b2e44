using Microsoft.Extensions.Logging;

namespace Capacity.Register;

internal static partial class RegisterLog
{
    [LoggerMessage(1, LogLevel.Information, "The demo region is loaded: {Added} of its {Rows} settings are new")]
    public static partial void DemoLoaded(ILogger log, int added, int rows);
}
