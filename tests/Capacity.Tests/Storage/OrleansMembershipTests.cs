using System.Net;
using Capacity.Testing;
using Npgsql;

namespace Capacity.Tests.Storage;

public sealed class OrleansMembershipTests : IAsyncLifetime
{
    /// <summary>With more digits than a database keeps.</summary>
    private static readonly DateTime Noon = new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc).AddTicks(1234567);

    private OrleansTables _tables = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IMembershipTable Table => _tables.Membership;

    public async ValueTask InitializeAsync() => _tables = await OrleansTables.OpenAsync();

    public async ValueTask DisposeAsync() => await _tables.DisposeAsync();

    [Fact]
    public async Task A_new_cluster_has_a_version_and_nobody_in_it_and_is_made_once()
    {
        await Table.InitializeMembershipTableAsync(true, Stop);

        var read = await Table.ReadAllAsync(Stop);

        Assert.Equal((0, "0"), (read.Version.Version, read.Version.VersionEtag));
        Assert.Empty(read.Members);
    }

    [Fact]
    public async Task A_silo_is_read_as_it_joined()
    {
        var silo = Entry(1);

        await JoinAsync(silo);

        var read = await Table.ReadRowAsync(silo.SiloAddress, Stop);
        var (kept, tag) = Assert.Single(read.Members);
        Assert.Equal((1, "1", "1"), (read.Version.Version, read.Version.VersionEtag, tag));
        Assert.Equal(
            (silo.SiloAddress, "silo-1", "höst", SiloStatus.Joining, 30001, Kept(Noon), Kept(Noon)),
            (kept.SiloAddress, kept.SiloName, kept.HostName, kept.Status, kept.ProxyPort, kept.StartTime, kept.IAmAliveTime));
        Assert.Equal(DateTimeKind.Utc, kept.StartTime.Kind);
        Assert.Null(kept.SuspectTimes);
    }

    [Fact]
    public async Task Who_is_not_there_reads_as_nobody_with_the_tables_version()
    {
        await JoinAsync(Entry(1));

        var read = await Table.ReadRowAsync(Entry(2).SiloAddress, Stop);

        Assert.Equal(1, read.Version.Version);
        Assert.Empty(read.Members);
    }

    [Fact]
    public async Task A_join_on_an_older_version_changes_nothing()
    {
        var version = (await Table.ReadAllAsync(Stop)).Version.Next();
        Assert.True(await Table.InsertRowAsync(Entry(1), version, Stop));

        Assert.False(await Table.InsertRowAsync(Entry(2), version, Stop));

        await AssertMembersAsync(1, Entry(1).SiloAddress);
    }

    [Fact]
    public async Task Who_is_in_does_not_join_again_and_the_version_stays()
    {
        await JoinAsync(Entry(1));

        Assert.False(await Table.InsertRowAsync(Entry(1), await NextAsync(), Stop));

        await AssertMembersAsync(1, Entry(1).SiloAddress);
    }

    [Fact]
    public async Task A_change_is_kept_with_who_suspects_whom()
    {
        var silo = Entry(1);
        await JoinAsync(silo);
        silo.Status = SiloStatus.Active;
        silo.IAmAliveTime = Noon.AddMinutes(1);
        silo.AddSuspector(Entry(2).SiloAddress, Whole(Noon));
        silo.AddSuspector(Entry(3).SiloAddress, Whole(Noon).AddSeconds(1));

        Assert.True(await Table.UpdateRowAsync(silo, "1", await NextAsync(), Stop));

        var read = await Table.ReadAllAsync(Stop);
        var (kept, tag) = Assert.Single(read.Members);
        Assert.Equal((2, "2"), (read.Version.Version, tag));
        Assert.Equal((SiloStatus.Active, Kept(Noon.AddMinutes(1))), (kept.Status, kept.IAmAliveTime));
        Assert.Equal(silo.SuspectTimes, kept.SuspectTimes);
    }

    [Fact]
    public async Task A_change_on_an_older_version_changes_nothing()
    {
        var silo = Entry(1);
        var old = await NextAsync();
        await JoinAsync(silo);
        silo.Status = SiloStatus.Dead;

        Assert.False(await Table.UpdateRowAsync(silo, old.VersionEtag, old, Stop));

        var read = await Table.ReadAllAsync(Stop);
        Assert.Equal((1, SiloStatus.Joining), (read.Version.Version, Assert.Single(read.Members).Item1.Status));
    }

    [Fact]
    public async Task A_change_to_who_is_not_there_is_refused_and_the_version_stays()
    {
        await JoinAsync(Entry(1));
        var next = await NextAsync();

        Assert.False(await Table.UpdateRowAsync(Entry(2), next.VersionEtag, next, Stop));

        await AssertMembersAsync(1, Entry(1).SiloAddress);
    }

    [Fact]
    public async Task Of_many_that_join_on_one_version_exactly_one_does()
    {
        var next = await NextAsync();

        var joined = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(() => Table.InsertRowAsync(Entry(i), next, Stop), Stop)));

        Assert.Single(joined, j => j);
        await AssertMembersAsync(1, Entry(Array.IndexOf(joined, true) + 1).SiloAddress);
    }

    [Fact]
    public async Task Of_many_that_change_on_one_version_exactly_one_does()
    {
        for (var i = 1; i <= 16; i++) await JoinAsync(Entry(i));
        var next = await NextAsync();

        var changed = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(() => Table.UpdateRowAsync(Entry(i, SiloStatus.Active), next.VersionEtag, next, Stop), Stop)));

        Assert.Single(changed, c => c);
        var read = await Table.ReadAllAsync(Stop);
        Assert.Equal(17, read.Version.Version);
        Assert.Equal(Entry(Array.IndexOf(changed, true) + 1).SiloAddress, Assert.Single(read.Members, m => m.Item1.Status == SiloStatus.Active).Item1.SiloAddress);
    }

    [Fact]
    public async Task A_sign_of_life_moves_its_own_time_and_no_version()
    {
        await JoinAsync(Entry(1));
        await JoinAsync(Entry(2));
        var alive = Entry(1);
        (alive.IAmAliveTime, alive.Status) = (Noon.AddMinutes(5), SiloStatus.Dead);

        await Table.UpdateIAmAliveAsync(alive, Stop);

        var read = await Table.ReadAllAsync(Stop);
        Assert.Equal(2, read.Version.Version);
        Assert.Equal(
            [(Entry(1).SiloAddress, SiloStatus.Joining, Kept(Noon.AddMinutes(5))), (Entry(2).SiloAddress, SiloStatus.Joining, Kept(Noon))],
            read.Members.Select(m => (m.Item1.SiloAddress, m.Item1.Status, m.Item1.IAmAliveTime)).OrderBy(m => m.SiloAddress));
    }

    [Fact]
    public async Task Cleaning_takes_the_long_dead_alone()
    {
        await JoinAsync(Entry(1, SiloStatus.Active));
        await JoinAsync(Entry(2, SiloStatus.Dead));
        await JoinAsync(Entry(3, SiloStatus.Dead, Noon.AddHours(2)));
        var voted = Entry(4);
        await JoinAsync(voted);
        voted.Status = SiloStatus.Dead;
        voted.AddSuspector(Entry(1).SiloAddress, Whole(Noon));
        var next = await NextAsync();
        Assert.True(await Table.UpdateRowAsync(voted, next.VersionEtag, next, Stop));

        await Table.CleanupDefunctSiloEntriesAsync(Noon.AddHours(1), Stop);

        await AssertMembersAsync(5, Entry(1).SiloAddress, Entry(3).SiloAddress);
    }

    [Fact]
    public async Task A_provider_that_does_not_look_at_each_row_cleans_the_same()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await OrleansTables.MakeAsync(server);
        await server.ExecuteAsync("DELETE FROM OrleansQuery WHERE QueryKey = 'CleanupDefunctSiloEntryKey'", new NpgsqlConnectionStringBuilder(database).Database!);
        await DisposeAsync();
        _tables = await OrleansTables.OpenAsync(database);
        await JoinAsync(Entry(1, SiloStatus.Active));
        await JoinAsync(Entry(2, SiloStatus.Dead));
        await JoinAsync(Entry(3, SiloStatus.Dead, Noon.AddHours(2)));

        await Table.CleanupDefunctSiloEntriesAsync(Noon.AddHours(1), Stop);

        await AssertMembersAsync(3, Entry(1).SiloAddress, Entry(3).SiloAddress);
    }

    [Fact]
    public async Task Gateways_are_the_active_silos_that_have_a_port_for_clients()
    {
        await JoinAsync(Entry(1, SiloStatus.Active));
        await JoinAsync(Entry(2, SiloStatus.Joining));
        await JoinAsync(Entry(3, SiloStatus.Dead));
        var closed = Entry(4, SiloStatus.Active);
        closed.ProxyPort = 0;
        await JoinAsync(closed);

        Assert.Equal(["gwy.tcp://10.0.0.1:30001/1"], (await _tables.Gateways.GetGatewaysAsync(Stop)).Select(g => g.ToString()));
    }

    [Fact]
    public async Task Clusters_are_kept_apart_and_one_is_removed_alone()
    {
        await using var theirs = await OrleansTables.OpenAsync();
        await JoinAsync(Entry(1));
        Assert.True(await theirs.Membership.InsertRowAsync(Entry(2), (await theirs.Membership.ReadAllAsync(Stop)).Version.Next(), Stop));

        await theirs.Membership.DeleteMembershipTableEntriesAsync(theirs.Id, Stop);

        await AssertMembersAsync(1, Entry(1).SiloAddress);
        await theirs.Membership.InitializeMembershipTableAsync(true, Stop);
        Assert.Empty((await theirs.Membership.ReadAllAsync(Stop)).Members);
    }

    private async Task<TableVersion> NextAsync() => (await Table.ReadAllAsync(Stop)).Version.Next();

    private async Task JoinAsync(MembershipEntry entry) => Assert.True(await Table.InsertRowAsync(entry, await NextAsync(), Stop));

    private async Task AssertMembersAsync(int version, params SiloAddress[] silos)
    {
        var read = await Table.ReadAllAsync(Stop);
        Assert.Equal(version, read.Version.Version);
        Assert.Equal(silos, read.Members.Select(m => m.Item1.SiloAddress).Order());
    }

    private static MembershipEntry Entry(int number, SiloStatus status = SiloStatus.Joining, DateTime? alive = null) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Parse($"10.0.0.{number}"), 11111, number),
        SiloName = $"silo-{number}",
        HostName = "höst",
        Status = status,
        ProxyPort = 30000 + number,
        StartTime = Noon,
        IAmAliveTime = alive ?? Noon,
    };

    /// <summary>To the microsecond.</summary>
    private static DateTime Kept(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    private static DateTime Whole(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}
