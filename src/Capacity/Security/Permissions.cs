using System.Collections.Frozen;
using static Capacity.Security.Permission;

namespace Capacity.Security;

/// <summary>Who may: the contract's table, once.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> OfRole = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.Duty] = [ReadCatalogue, ReadSettings, ReadSufficiency, ReadCover, ReadRota, ReadSearches, ReadHolds, Place, AnswerHolds, ChangeBeds, SuspendAndReopen, KeepRota, KeepOwnAccount, SetUpFactors, OpenBoard],
        [Role.Commissioner] = [ReadCatalogue, ReadSettings, ReadSufficiency, ReadCover, ReadRota, SuspendAndReopen, SetCover, Export, KeepOwnAccount, SetUpFactors, OpenBoard],
        [Role.Provider] = [ReadCatalogue, ReadSettings, ReadHolds, AnswerHolds, ChangeBeds, SuspendAndReopen, KeepOwnAccount, SetUpFactors],
        [Role.Admin] = [.. Enum.GetValues<Permission>()],
    }.ToFrozenDictionary();

    public static bool May(this Role role, Permission permission) => OfRole[role].Contains(permission);
}
