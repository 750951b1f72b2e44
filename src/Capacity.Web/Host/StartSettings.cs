using System.Globalization;

namespace Capacity.Web.Host;

/// <summary>What the tracker is started with: the contract's settings, checked before anything else happens.</summary>
/// <param name="DataFolder">Of the embedded store; absolute.</param>
/// <param name="Demo">Whether an empty store gets the demo region, and the demo accounts are there.</param>
/// <param name="BootstrapToken">Accepted as an administrator's token; null: none is.</param>
internal sealed record StartSettings(string DataFolder, bool Demo, string? BootstrapToken, FreshnessLimits Freshness)
{
    private const double LeastHours = 0.0001, MostHours = 87_600;

    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static StartSettings Read(IConfiguration configuration, string contentRoot)
    {
        CheckRole(Text(configuration, "CAPACITY_ROLE"));
        if (Text(configuration, "ConnectionStrings:Capacity") is not null)
            throw new SettingFault("ConnectionStrings__Capacity is set: PostgreSQL comes with the next release. Leave it out, and everything is kept in CAPACITY_DATA.");
        CheckUrls(Text(configuration, "urls"));

        var standard = new FreshnessLimits();
        var freshness = new FreshnessLimits
        {
            Hours = Hours(configuration, nameof(FreshnessLimits.Hours), standard.Hours),
            EmergencyHours = Hours(configuration, nameof(FreshnessLimits.EmergencyHours), standard.EmergencyHours),
        };
        return new(Folder(Text(configuration, "CAPACITY_DATA"), contentRoot), Demonstrates(Text(configuration, "CAPACITY_DEMO")),
            Token(Text(configuration, "CAPACITY_BOOTSTRAP_TOKEN")), freshness);
    }

    /// <summary>An empty setting is one that is not there.</summary>
    private static string? Text(IConfiguration configuration, string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    private static void CheckRole(string? role)
    {
        if (role is "silo" or "web") throw new SettingFault($"CAPACITY_ROLE is '{role}': nodes apart need PostgreSQL, which comes with the next release. Leave it out, or say 'all'.");
        if (role is not (null or "all")) throw new SettingFault($"CAPACITY_ROLE is '{role}': it is 'all', 'silo' or 'web'.");
    }

    private static void CheckUrls(string? urls)
    {
        foreach (var url in urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            try
            {
                if (BindingAddress.Parse(url) is { IsUnixPipe: false, Port: < 0 or > 65535 }) throw new FormatException();
            }
            catch (FormatException)
            {
                throw new SettingFault($"ASPNETCORE_URLS or --urls is '{url}': it is an address such as http://localhost:5080.");
            }
    }

    private static bool Demonstrates(string? demo) => demo switch
    {
        null or "region" => true,
        "none" => false,
        "live" => throw new SettingFault("CAPACITY_DEMO is 'live': a day that plays by itself comes with a later release. Say 'region' or 'none'."),
        _ => throw new SettingFault($"CAPACITY_DEMO is '{demo}': it is 'region', 'live' or 'none'."),
    };

    private static string Folder(string? folder, string contentRoot)
    {
        try
        {
            return Path.GetFullPath(folder ?? Path.Combine(contentRoot, "data"));
        }
        catch (Exception e) when (e is ArgumentException or IOException or NotSupportedException)
        {
            throw new SettingFault($"CAPACITY_DATA is '{folder}': it is a folder. {e.Message}", e);
        }
    }

    private static string? Token(string? token) => token is null || token.All(c => c is > ' ' and <= '~')
        ? token
        : throw new SettingFault("CAPACITY_BOOTSTRAP_TOKEN has a character that no Authorization header can carry: letters, digits and signs of ASCII, without spaces.");

    private static double Hours(IConfiguration configuration, string name, double standard)
    {
        if (Text(configuration, $"{FreshnessLimits.Section}:{name}") is not { } text) return standard;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hours)
            && hours is >= LeastHours and <= MostHours
            ? hours
            : throw new SettingFault($"{FreshnessLimits.Section}__{name} is '{text}': it is hours as a decimal number, from {LeastHours} to {MostHours}.");
    }
}
