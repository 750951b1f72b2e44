using System.Globalization;
using Capacity.Placements.Authorities;
using Capacity.Storage.Postgres;
using Capacity.Web.Demo;
using Capacity.Web.Mail;
using Capacity.Web.Security;
using Capacity.Web.Security.OpenId;

namespace Capacity.Web.Host;

/// <summary>What the tracker is started with: the contract's settings, checked before anything else happens.</summary>
/// <param name="Database">A PostgreSQL connection string: everything is kept there. Null: on the embedded store.</param>
/// <param name="DataFolder">Of the embedded store; absolute.</param>
/// <param name="Demo">Whether an empty store gets the demo region, and the demo accounts are there.</param>
/// <param name="Plays">How fast a day of changes plays in the demo region; null: none does.</param>
/// <param name="Authorities">What authorities have settled for themselves.</param>
/// <param name="BootstrapToken">Accepted as an administrator's token; null: none is.</param>
/// <param name="Site">The address that people open; null: this machine's own.</param>
/// <param name="Mail">How letters are sent.</param>
/// <param name="Passwords">Where passwords are looked up.</param>
internal sealed record StartSettings(
    NodeRole Role, string? Database, ClusterSettings Cluster, string DataFolder, bool Demo, string? BootstrapToken, FreshnessLimits Freshness,
    AuthorityPolicies Authorities, Uri? Site, MailSettings Mail, PasswordSettings Passwords, DayPace? Plays = null)
{
    private const string Live = "live";
    private const double LeastHours = 0.0001, MostHours = 87_600;

    /// <summary>How often is too often.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>Who is believed where a call came from.</summary>
    public KnownProxies Proxies { get; init; } = KnownProxies.None;

    /// <summary>The council's own sign-in; null: there is none.</summary>
    public OpenIdSettings? OpenId { get; init; }

    /// <summary>Whether grains live in this process.</summary>
    public bool KeepsGrains => Role is not NodeRole.Web;

    /// <summary>Whether it serves pages, API and hub.</summary>
    public bool Serves => Role is not NodeRole.Silo;

    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static StartSettings Read(IConfiguration configuration, string contentRoot)
    {
        var database = Text(configuration, "ConnectionStrings:Capacity");
        if (database is not null && PostgresAddress.Fault(database) is { } fault) throw new SettingFault($"ConnectionStrings__Capacity cannot be used: {fault}");
        var role = Played(Text(configuration, "CAPACITY_ROLE"), database);
        CheckUrls(Text(configuration, "urls"));

        var demo = Text(configuration, "CAPACITY_DEMO");
        var demonstrates = Demonstrates(demo, database);
        var plays = demo == Live ? DayPace.Read(Text(configuration, DayPace.SpeedKey), Text(configuration, DayPace.SeedKey)) : null;
        var standard = Trusted(plays);
        var freshness = new FreshnessLimits
        {
            Hours = Hours(configuration, nameof(FreshnessLimits.Hours), standard.Hours),
            EmergencyHours = Hours(configuration, nameof(FreshnessLimits.EmergencyHours), standard.EmergencyHours),
        };
        var folder = Folder(Text(configuration, "CAPACITY_DATA"), contentRoot);
        var (site, mail) = (Host.Site.Read(Text(configuration, "CAPACITY_SITE")), MailSettings.Read(configuration, database is null ? Path.Combine(folder, "mail") : null));
        if (mail.Host is not null && site is null) throw new SettingFault("CAPACITY_SITE is not set: letters that are sent need the address that people open, such as https://capacity.example.gov.uk.");
        return new(role, database, ClusterSettings.Read(configuration), folder, demonstrates, Token(Text(configuration, "CAPACITY_BOOTSTRAP_TOKEN")), freshness,
            AuthoritySettings.Read(configuration), site, mail, PasswordSettings.Read(configuration), plays)
        {
            Limits = RequestLimits.Read(configuration), Proxies = KnownProxies.Read(configuration), OpenId = OpenIdSettings.Read(configuration),
        };
    }

    /// <summary>An empty setting is one that is not there.</summary>
    internal static string? Text(IConfiguration configuration, string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    private static NodeRole Played(string? role, string? database) => role switch
    {
        null or "all" => NodeRole.All,
        "silo" or "web" when database is null =>
            throw new SettingFault($"CAPACITY_ROLE is '{role}': nodes apart meet in a PostgreSQL database. Set ConnectionStrings__Capacity, or say 'all'."),
        "silo" => NodeRole.Silo,
        "web" => NodeRole.Web,
        _ => throw new SettingFault($"CAPACITY_ROLE is '{role}': it is 'all', 'silo' or 'web'."),
    };

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

    private static bool Demonstrates(string? demo, string? database) => demo switch
    {
        null => database is null,
        "region" or Live => true,
        "none" => false,
        _ => throw new SettingFault($"CAPACITY_DEMO is '{demo}': it is 'region', 'live' or 'none'."),
    };

    private static FreshnessLimits Trusted(DayPace? plays)
    {
        var real = new FreshnessLimits();
        return plays is null ? real : real with { Hours = plays.Trusted(real.Hours), EmergencyHours = plays.Trusted(real.EmergencyHours) };
    }

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
