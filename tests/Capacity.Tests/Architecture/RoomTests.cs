namespace Capacity.Tests.Architecture;

public sealed class RoomTests : IDisposable
{
    /// <summary>Identity's own store on EF Core: it has its name from the web's house, and knows nothing of the web.</summary>
    private const string IdentityStore = "Microsoft.AspNetCore.Identity.EntityFrameworkCore";

    private readonly CompiledCode _code = CompiledCode.Of("Capacity");

    public void Dispose() => _code.Dispose();

    [Fact]
    public void Every_type_lives_in_a_room()
    {
        var homeless = _code.Types.Where(t => Rooms.Of(t.Namespace) is not { } room || !Rooms.MayUse.ContainsKey(room));

        Assert.Empty(homeless.Select(t => t.FullName));
    }

    [Fact]
    public void A_room_uses_only_the_rooms_it_may()
    {
        var trespasses =
            from type in _code.Types
            let room = Rooms.Of(type.Namespace)
            where room is not null
            from used in CompiledCode.UsedBy(type)
            let other = Rooms.Of(used.Namespace)
            where other is not null && !Rooms.Allows(room, other)
            select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(trespasses.Order());
    }

    [Fact]
    public void The_table_has_no_way_round()
    {
        var mutual =
            from room in Rooms.MayUse
            from other in room.Value
            where Rooms.Allows(other, room.Key)
            select $"{room.Key} and {other}";

        Assert.Empty(mutual);
    }

    [Fact]
    public void What_a_method_does_inside_counts_as_use()
    {
        using var tests = CompiledCode.Of("Capacity.Tests");

        var used = CompiledCode.UsedBy(tests.Types.Single(t => t.Name == nameof(QuietUser)));

        Assert.Contains(used, t => t.Name == nameof(Used));
        Assert.Contains(used, t => t.Name == nameof(UsedLater));
    }

    [Theory]
    [InlineData("Capacity", new[] { "Microsoft.AspNetCore", "Npgsql", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Orleans.Persistence.AdoNet", "System.Data" })]
    [InlineData("Capacity.Storage", new[] { "Microsoft.AspNetCore" })]
    public void An_assembly_does_not_know_what_is_behind_its_wall(string assembly, string[] walled)
    {
        using var code = CompiledCode.Of(assembly);

        var known = code.References.Where(r => r != IdentityStore && walled.Any(w => r.StartsWith(w, StringComparison.Ordinal)));

        Assert.Empty(known);
    }

    [Fact]
    public void Rules_know_no_clock_no_task_and_no_grain()
    {
        string[] impure = ["System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.TimeProvider", "System.IO.", "Orleans.Grain", "Orleans.IGrain", "Capacity.Terms.Clock"];

        var faults =
            from type in _code.Types
            where type.Name.EndsWith("Rules", StringComparison.Ordinal)
            from used in CompiledCode.UsedBy(type)
            where impure.Any(i => used.FullName.StartsWith(i, StringComparison.Ordinal))
            select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(faults);
    }
}
