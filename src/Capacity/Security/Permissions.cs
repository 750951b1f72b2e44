using System.Collections.Frozen;
using static Capacity.Security.Permission;

namespace Capacity.Security;

/// <summary>Who may do what with whose: the contract's table, once. Pages, calls, topics and exports ask it and nothing else; what is not in it is not allowed.</summary>
public static class Permissions
{
    public static readonly IReadOnlyList<Grant> All =
    [
        .. Of(Role.Duty, Scope.Anybody, ReadCatalogue, Watch, ReadSettings, ReadSufficiency, ReadProvider, ReadCover, ReadRota, ReadSearches, ReadHolds, Place, AnswerHolds, ChangeBeds,
            SuspendAndReopen, KeepRota, KeepOwnAccount, SetUpFactors, OpenBoard),
        .. Of(Role.Commissioner, Scope.Anybody, ReadCatalogue, Watch, ReadSettings, ReadSufficiency, ReadProvider, ReadCover, ReadRota, SuspendAndReopen, SetCover, Export, KeepOwnAccount,
            SetUpFactors, OpenBoard),
        .. Of(Role.Provider, Scope.Anybody, ReadCatalogue, Watch, KeepOwnAccount, SetUpFactors),
        .. Of(Role.Provider, Scope.OwnProvider, ReadSettings, ReadProvider, ReadHolds, AnswerHolds, ChangeBeds, SuspendAndReopen),
        .. Of(Role.Admin, Scope.Anybody, Enum.GetValues<Permission>()),
    ];

    private static readonly FrozenDictionary<(Role, Permission), Scope> Scopes = All.ToFrozenDictionary(g => (g.Role, g.Permission), g => g.Scope);

    /// <summary>Whose things a role may do it with.</summary>
    public static Scope ScopeOf(this Role role, Permission permission) => Scopes.GetValueOrDefault((role, permission), Scope.Nobody);

    /// <summary>Whether a role may do it with anything at all.</summary>
    public static bool May(this Role role, Permission permission) => role.ScopeOf(permission) != Scope.Nobody;

    private static IEnumerable<Grant> Of(Role role, Scope scope, params Permission[] permissions) => permissions.Select(p => new Grant(role, p, scope));
}
