using Capacity.Web.Host;

namespace Capacity.Web.Security;

/// <summary>Where passwords are looked up beside the product's own lists.</summary>
/// <param name="Range">An address of Have I Been Pwned's range API, with its last slash; null: nothing is asked.</param>
internal sealed record PasswordSettings(Uri? Range)
{
    /// <exception cref="SettingFault">It is no address.</exception>
    public static PasswordSettings Read(IConfiguration configuration)
    {
        if (configuration["Passwords:Range"] is not { } text || string.IsNullOrWhiteSpace(text)) return new((Uri?)null);
        return Uri.TryCreate(text.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var range) && (range.Scheme == Uri.UriSchemeHttps || range.IsLoopback && range.Scheme == Uri.UriSchemeHttp)
            ? new(range)
            : throw new SettingFault($"Passwords__Range is '{text}': it is an https address such as https://api.pwnedpasswords.com/range/.");
    }
}
