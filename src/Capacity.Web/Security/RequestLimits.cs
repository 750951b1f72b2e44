using System.Globalization;
using System.Threading.RateLimiting;
using Capacity.Web.Host;

namespace Capacity.Web.Security;

/// <summary>
/// How often a minute something may be asked of one node; 0: as often as one likes. A minute's worth may come at once, then it is made good evenly. A program with a token
/// is known and can be withdrawn: unless said it may do as much as it can.
/// </summary>
/// <param name="SignIns">Forms of signing in that one address sends.</param>
/// <param name="FailedSignIns">Those of them that fail.</param>
/// <param name="AccountFailedSignIns">Those that fail for one account, wherever they come from.</param>
/// <param name="Searches">Searches that one person begins.</param>
/// <param name="Imports">Imports that one person begins.</param>
/// <param name="HubConnections">Times that one person's browsers begin to connect to the hub.</param>
/// <param name="HubCalls">Calls on one connection of a person's.</param>
/// <param name="TokenSearches">Searches with one token, and so on.</param>
internal sealed record RequestLimits(
    int SignIns = 120, int FailedSignIns = 30, int AccountFailedSignIns = 10, int Searches = 60, int Imports = 30, int HubConnections = 1200, int HubCalls = 600,
    int TokenSearches = 0, int TokenImports = 0, int TokenHubConnections = 0, int TokenHubCalls = 0)
{
    private const string Section = "Limits", Unit = "PerMinute";
    private const int Most = 60_000;

    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static RequestLimits Read(IConfiguration configuration)
    {
        var standard = new RequestLimits();
        return new(
            Of(nameof(SignIns), standard.SignIns), Of(nameof(FailedSignIns), standard.FailedSignIns),
            Of(nameof(AccountFailedSignIns), standard.AccountFailedSignIns), Of(nameof(Searches), standard.Searches), Of(nameof(Imports), standard.Imports),
            Of(nameof(HubConnections), standard.HubConnections), Of(nameof(HubCalls), standard.HubCalls), Of(nameof(TokenSearches), standard.TokenSearches),
            Of(nameof(TokenImports), standard.TokenImports), Of(nameof(TokenHubConnections), standard.TokenHubConnections), Of(nameof(TokenHubCalls), standard.TokenHubCalls));

        int Of(string name, int unlessSaid)
        {
            if (configuration[$"{Section}:{name}{Unit}"]?.Trim() is not { Length: > 0 } text) return unlessSaid;
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= Most
                ? limit
                : throw new SettingFault($"{Section}__{name}{Unit} is '{text}': it is a whole number from 1 to {Most}, or 0 for no limit.");
        }
    }

    /// <summary>A bucket that holds a minute's worth; null: there is no limit.</summary>
    public static TokenBucketRateLimiterOptions? Bucket(int perMinute) => perMinute == 0 ? null : new()
    {
        TokenLimit = perMinute, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute, QueueLimit = 0, AutoReplenishment = false,
    };
}
