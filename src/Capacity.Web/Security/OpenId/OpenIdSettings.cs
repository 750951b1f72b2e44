using Capacity.Web.Host;

namespace Capacity.Web.Security.OpenId;

/// <summary>A council's own sign-in: <c>OpenIdConnect__Authority</c> and the like. docs/decisions/0013-sign-in.md says what to enter for whom.</summary>
/// <param name="Authority">Whose sign-in it is: its address, under which <c>.well-known/openid-configuration</c> lies.</param>
/// <param name="Name">As people know it: "Sign in with …".</param>
/// <param name="Roles">Which value of the role's claim is which role of ours.</param>
/// <param name="AuthorityId">For whom everybody works that comes this way; null: as <paramref name="AuthorityClaim"/> says.</param>
/// <param name="ProviderClaim">What says which provider's a person is; without it nobody of a provider comes this way.</param>
/// <param name="JoinByEmail">Whether an account that somebody with the same address uses already is theirs: right where the council alone gives out addresses, and gives none twice.</param>
/// <param name="RequireAmr">How somebody must have proved who they are (RFC 8176): one of these is enough. None: that is left to the council.</param>
/// <param name="RequireAcr">How well, in the council's own words: one of these is enough.</param>
internal sealed record OpenIdSettings(
    Uri Authority, string ClientId, string ClientSecret, string Name, string RoleClaim, OpenIdRoles Roles, string? AuthorityClaim, string? AuthorityId, string? ProviderClaim,
    bool JoinByEmail, string? RequireAmr, string? RequireAcr)
{
    public const string Section = "OpenIdConnect";

    private const string StandardName = "your council account", StandardRoleClaim = "roles";

    private static readonly string[] Keys =
    [
        nameof(Authority), nameof(ClientId), nameof(ClientSecret), nameof(Name), nameof(RoleClaim), nameof(Roles), nameof(AuthorityClaim), nameof(AuthorityId), nameof(ProviderClaim),
        nameof(JoinByEmail), nameof(RequireAmr), nameof(RequireAcr),
    ];

    /// <summary>The words of a setting that lists some.</summary>
    public static IReadOnlyList<string> Listed(string? setting) => setting?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Null: there is no such sign-in.</summary>
    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static OpenIdSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section.GetChildren().FirstOrDefault(s => !Keys.Contains(s.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingFault($"{Section}__{unknown.Key} is not known: it is one of {string.Join(", ", Keys)}.");
        if (section.AsEnumerable().All(s => string.IsNullOrWhiteSpace(s.Value))) return null;

        var roles = OpenIdRoles.Read(section.GetSection(nameof(Roles)));
        var (byClaim, everybody, provider) = (Text(section, nameof(AuthorityClaim)), Text(section, nameof(AuthorityId)), Text(section, nameof(ProviderClaim)));
        if (byClaim is not null && everybody is not null) throw new SettingFault($"{Section}__AuthorityClaim and {Section}__AuthorityId say both for whom people work: say one of them.");
        if (everybody is not null && !Slug.IsAuthority(everybody)) throw Fault(nameof(AuthorityId), everybody, "it is an ONS code, such as E08000025");
        if (provider is null && roles.Has(Role.Provider)) throw new SettingFault($"{Section}__ProviderClaim is not set: it says which provider's a person of the role provider is.");
        return new(
            Address(Needed(section, nameof(Authority))), Needed(section, nameof(ClientId)), Needed(section, nameof(ClientSecret)), Text(section, nameof(Name)) ?? StandardName,
            Text(section, nameof(RoleClaim)) ?? StandardRoleClaim, roles, byClaim, everybody, provider, Said(section, nameof(JoinByEmail)),
            Text(section, nameof(RequireAmr)), Text(section, nameof(RequireAcr)));
    }

    private static string? Text(IConfigurationSection section, string name) => StartSettings.Text(section, name);

    private static string Needed(IConfigurationSection section, string name) => Text(section, name) ?? throw new SettingFault($"{Section}__{name} is not set: without it nobody can be asked who they are.");

    private static bool Said(IConfigurationSection section, string name) => Text(section, name) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw Fault(name, other, "it is 'true' or 'false'"),
    };

    private static Uri Address(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var address) && address is { Query: "", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            ? address
            : throw Fault(nameof(Authority), authority, "it is an https address, such as https://login.microsoftonline.com/<tenant>/v2.0");

    private static SettingFault Fault(string name, string value, string why) => new($"{Section}__{name} is '{value}': {why}.");
}
