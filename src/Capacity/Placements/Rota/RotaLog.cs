using Microsoft.Extensions.Logging;

namespace Capacity.Placements.Rota;

internal static partial class RotaLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Authority}: some emergency carers could not be told when they are off duty; trying again")]
    public static partial void NotTold(ILogger log, string authority, Exception e);

    [LoggerMessage(2, LogLevel.Warning, "What rotas say could not be compared with what emergency carers were told; trying again")]
    public static partial void NotCompared(ILogger log, Exception e);
}
