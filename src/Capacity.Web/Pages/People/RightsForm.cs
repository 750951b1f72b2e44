using Capacity.Security;

namespace Capacity.Web.Pages.People;

/// <summary>Name, role, provider and authority as an administrator types them: of a person, or of a token.</summary>
internal sealed record RightsForm
{
    public string? Name { get; set; }

    public string? Role { get; set; }

    public string? Provider { get; set; }

    public string? Authority { get; set; }

    /// <summary>Beside whose fields the errors stand.</summary>
    public FormErrors Errors { get; init; } = new();

    public static IReadOnlyList<Choice> Roles =>
    [
        new("duty", "Duty", "Finds beds, holds them, places children"), new("commissioner", "Commissioner", "Watches sufficiency, suspends and reopens"),
        new("provider", "Provider", "Keeps the beds of one provider"), new("admin", "Administrator", "Everything, with the register, accounts and tokens"),
    ];

    public static IReadOnlyList<Choice> Authorities => [.. PlaceNames.Authorities.OrderBy(a => a.Value, StringComparer.Ordinal).Select(a => new Choice(a.Key, a.Value))];

    /// <summary>What was typed, if it is right; else the errors say what is not.</summary>
    public Rights? Read(int longestName)
    {
        var (name, provider, authority) = (FormText.Line(Name), FormText.Line(Provider)?.ToLowerInvariant(), FormText.Line(Authority));
        if (name is null || name.Length > longestName) Errors.Add(nameof(Name), $"Enter a name of at most {longestName} characters");
        if (!Words.TryParse<Role>(Role, out var role)) Errors.Add(nameof(Role), "Choose a role");
        else if (PersonRules.ProviderFault(role, provider) is { } fault) Errors.Add(nameof(Provider), fault);
        if (authority is not null && !Slug.IsAuthority(authority)) Errors.Add(nameof(Authority), "Choose an authority of the list");
        return Errors.Any ? null : new(name!, role, provider, authority);
    }
}

/// <summary>Well-formed.</summary>
internal sealed record Rights(string Name, Role Role, string? Provider, string? Authority);
