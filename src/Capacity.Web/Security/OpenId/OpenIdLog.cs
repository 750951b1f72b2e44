namespace Capacity.Web.Security.OpenId;

internal static partial class OpenIdLog
{
    [LoggerMessage(1, LogLevel.Warning, "Somebody came back from the council's sign-in and was not let in: {Why}")]
    public static partial void Failed(ILogger log, string why);

    [LoggerMessage(2, LogLevel.Error, "The council's sign-in cannot be reached")]
    public static partial void Away(ILogger log, Exception e);
}
