using Capacity.Security;
using Capacity.Terms;

namespace Capacity.Tests.Security;

public class SessionRulesTests
{
    public static TheoryData<Role, Permission> All => [.. Enum.GetValues<Role>().SelectMany(role => Enum.GetValues<Permission>().Select(permission => (role, permission)))];

    [Theory]
    [InlineData(Role.Duty, SessionKind.Enrolling)]
    [InlineData(Role.Commissioner, SessionKind.Enrolling)]
    [InlineData(Role.Admin, SessionKind.Enrolling)]
    [InlineData(Role.Provider, SessionKind.Full)]
    public void Whose_role_needs_a_second_factor_sets_one_up_first(Role role, SessionKind opened)
    {
        Assert.Equal(opened, SessionRules.Opened(role, hasSecondFactor: false));
        Assert.Equal(SessionKind.Full, SessionRules.Opened(role, hasSecondFactor: true));
    }

    [Theory, MemberData(nameof(All))]
    public void A_board_watches_totals_and_nothing_else(Role role, Permission permission) =>
        Assert.Equal((permission is Permission.ReadSufficiency or Permission.Watch) && role.May(permission), role.May(SessionKind.Board, permission));

    [Theory, MemberData(nameof(All))]
    public void Until_a_factor_is_set_up_nothing_else_can_be_done(Role role, Permission permission) =>
        Assert.Equal(permission == Permission.SetUpFactors, role.May(SessionKind.Enrolling, permission));

    [Theory, MemberData(nameof(All))]
    public void A_full_session_has_all_that_its_role_has(Role role, Permission permission) => Assert.Equal(role.May(permission), role.May(SessionKind.Full, permission));

    [Theory]
    [InlineData(SessionKind.Full, 12)]
    [InlineData(SessionKind.Enrolling, 12)]
    [InlineData(SessionKind.Board, 90 * 24)]
    public void A_session_ends_at_its_longest_and_not_before(SessionKind kind, int hours)
    {
        var opened = new DateTimeOffset(2026, 11, 27, 2, 0, 0, TimeSpan.Zero);

        Assert.False(SessionRules.HasEnded(kind, opened, opened.AddHours(hours).AddMilliseconds(-1)));
        Assert.True(SessionRules.HasEnded(kind, opened, opened.AddHours(hours)));
    }
}
