using System.Collections.Frozen;
using Capacity.Web.Host;

namespace Capacity.Web.Security.OpenId;

/// <summary>Which value of the role's claim is which role of ours: <c>OpenIdConnect__Roles__Capacity.Duty=duty</c>.</summary>
internal sealed class OpenIdRoles
{
    private const string Name = OpenIdSettings.Section + "__Roles";

    /// <summary>Of somebody who has several, the first of these counts: what it may includes most.</summary>
    private static readonly Role[] Widest = [Role.Admin, Role.Duty, Role.Commissioner, Role.Provider];

    private readonly FrozenDictionary<string, Role> _byValue;

    private OpenIdRoles(IEnumerable<KeyValuePair<string, Role>> byValue) => _byValue = byValue.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public bool Has(Role role) => _byValue.Values.Contains(role);

    /// <summary>Null: none of the values is a role here.</summary>
    public Role? Of(IEnumerable<string> values)
    {
        var held = values.Where(_byValue.ContainsKey).Select(v => _byValue[v]).ToHashSet();
        return held.Count == 0 ? null : Widest.First(held.Contains);
    }

    /// <exception cref="SettingFault">A role is not one of ours, or there is none.</exception>
    public static OpenIdRoles Read(IConfigurationSection section)
    {
        var said = section.GetChildren().Where(s => !string.IsNullOrWhiteSpace(s.Value)).Select(s => KeyValuePair.Create(s.Key, RoleOf(s.Key, s.Value!.Trim()))).ToList();
        return said.Count > 0 ? new(said) : throw new SettingFault($"{Name} is not set: say who may do what, as in {Name}__Capacity.Duty=duty.");
    }

    private static Role RoleOf(string value, string word) =>
        Words.TryParse<Role>(word, out var role) ? role : throw new SettingFault($"{Name}__{value} is '{word}': it is one of {string.Join(", ", Words.All<Role>())}.");
}
