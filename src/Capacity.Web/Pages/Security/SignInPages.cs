namespace Capacity.Web.Pages.Security;

/// <summary>Where the pages of signing in lead.</summary>
internal static class SignInPages
{
    /// <summary>Sends everybody on to where their role begins.</summary>
    public const string Start = "/start";
}
