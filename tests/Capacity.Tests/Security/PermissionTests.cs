using Capacity.Security;
using Capacity.Terms;

namespace Capacity.Tests.Security;

public class PermissionTests
{
    [Fact]
    public void A_provider_reaches_its_own_things_and_the_words_that_are_nobodys()
    {
        var grants = Permissions.All.Where(g => g.Role == Role.Provider).ToLookup(g => g.Scope, g => g.Permission);

        Assert.Equal([Permission.ReadCatalogue, Permission.Watch, Permission.KeepOwnAccount, Permission.SetUpFactors], grants[Scope.Anybody]);
        Assert.Equal([Permission.ReadSettings, Permission.ReadProvider, Permission.ReadHolds, Permission.AnswerHolds, Permission.ChangeBeds, Permission.SuspendAndReopen], grants[Scope.OwnProvider]);
    }

    [Fact]
    public void Nobody_else_is_kept_to_a_provider() =>
        Assert.DoesNotContain(Permissions.All, g => g.Role != Role.Provider && g.Scope != Scope.Anybody);

    [Fact]
    public void An_administrator_may_do_everything() =>
        Assert.All(Enum.GetValues<Permission>(), p => Assert.Equal(Scope.Anybody, Role.Admin.ScopeOf(p)));

    [Fact]
    public void What_the_table_does_not_say_is_not_allowed()
    {
        Assert.Equal((Scope.Nobody, false), (Role.Duty.ScopeOf(Permission.ManageAccess), Role.Duty.May(Permission.ManageAccess)));
        Assert.All(Enum.GetValues<Permission>(), p => Assert.False(((Role)99).May(p)));
        Assert.All(Enum.GetValues<Role>(), r => Assert.False(r.May((Permission)99)));
    }

    [Fact]
    public void No_pair_of_role_and_permission_stands_twice() =>
        Assert.Equal(Permissions.All.Count, Permissions.All.DistinctBy(g => (g.Role, g.Permission)).Count());
}
