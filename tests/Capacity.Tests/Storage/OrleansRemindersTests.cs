namespace Capacity.Tests.Storage;

public sealed class OrleansRemindersTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    private static readonly GrainId Grain = GrainId.Create("search", "s-1");

    private OrleansTables _tables = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IReminderTable Table => _tables.Reminders;

    public async ValueTask InitializeAsync() => _tables = await OrleansTables.OpenAsync();

    public async ValueTask DisposeAsync() => await _tables.DisposeAsync();

    [Fact]
    public async Task A_reminder_is_read_as_it_was_registered()
    {
        var entry = Entry(Grain, "Ásh", TimeSpan.FromDays(40));

        var tag = await Table.UpsertRow(entry, Stop);

        Assert.NotNull(tag);
        var read = await Table.ReadRow(Grain, "Ásh", Stop);
        Assert.Equal((Grain, "Ásh", Noon, DateTimeKind.Utc, TimeSpan.FromDays(40), tag), (read!.GrainId, read.ReminderName, read.StartAt, read.StartAt.Kind, read.Period, read.ETag));
        Assert.Null(await Table.ReadRow(Grain, "another", Stop));
    }

    [Fact]
    public async Task Registering_again_replaces_it_under_a_new_tag()
    {
        var first = await Table.UpsertRow(Entry(Grain, "one"), Stop);

        var second = await Table.UpsertRow(new() { GrainId = Grain, ReminderName = "one", StartAt = Noon.AddHours(1), Period = TimeSpan.FromMinutes(2) }, Stop);

        Assert.NotEqual(first, second);
        var read = Assert.Single((await Table.ReadRows(Grain, Stop)).Reminders);
        Assert.Equal((Noon.AddHours(1), TimeSpan.FromMinutes(2), second), (read.StartAt, read.Period, read.ETag));
    }

    [Fact]
    public async Task Registered_at_once_by_many_it_is_one_reminder_and_each_has_a_tag_of_its_own()
    {
        var tags = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Table.UpsertRow(Entry(Grain, "one"), Stop), Stop)));

        Assert.Distinct(tags);
        Assert.Contains(Assert.Single((await Table.ReadRows(Grain, Stop)).Reminders).ETag, tags);
    }

    [Fact]
    public async Task A_reminder_goes_only_by_its_last_tag()
    {
        var old = await Table.UpsertRow(Entry(Grain, "one"), Stop);
        var tag = await Table.UpsertRow(Entry(Grain, "one"), Stop);

        Assert.False(await Table.RemoveRow(Grain, "one", old!, Stop));
        Assert.NotNull(await Table.ReadRow(Grain, "one", Stop));
        Assert.True(await Table.RemoveRow(Grain, "one", tag!, Stop));
        Assert.Null(await Table.ReadRow(Grain, "one", Stop));
        Assert.False(await Table.RemoveRow(Grain, "one", tag!, Stop));
    }

    [Fact]
    public async Task A_reminder_registered_anew_does_not_go_by_the_tag_of_the_one_before()
    {
        var old = await Table.UpsertRow(Entry(Grain, "one"), Stop);
        await Table.RemoveRow(Grain, "one", old!, Stop);
        await Table.UpsertRow(Entry(Grain, "one"), Stop);

        Assert.False(await Table.RemoveRow(Grain, "one", old!, Stop));
    }

    [Fact]
    public async Task A_grains_reminders_are_read_without_anothers()
    {
        await Table.UpsertRow(Entry(Grain, "one"), Stop);
        await Table.UpsertRow(Entry(Grain, "two"), Stop);
        await Table.UpsertRow(Entry(GrainId.Create("search", "s-2"), "one"), Stop);
        await Table.UpsertRow(Entry(GrainId.Create("other", "s-1"), "one"), Stop);

        Assert.Equal(["one", "two"], (await Table.ReadRows(Grain, Stop)).Reminders.Select(r => r.ReminderName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_part_of_the_ring_has_its_own_reminders()
    {
        GrainId[] grains = [.. Enumerable.Range(0, 40).Select(i => GrainId.Create("search", $"s-{i}")).OrderBy(g => g.GetUniformHashCode())];
        foreach (var grain in grains) await Table.UpsertRow(Entry(grain, "one"), Stop);
        uint[] ends = [0, 1, 0x7FFF_FFFE, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, uint.MaxValue, grains[5].GetUniformHashCode(), grains[20].GetUniformHashCode(), grains[35].GetUniformHashCode()];

        foreach (var (begin, end) in from begin in ends from end in ends select (begin, end))
        {
            var read = (await Table.ReadRows(begin, end, Stop)).Reminders.Select(r => r.GrainId);

            Assert.Equal(grains.Where(g => IsWithin(g.GetUniformHashCode(), begin, end)), read.OrderBy(g => g.GetUniformHashCode()));
        }
    }

    [Fact]
    public async Task Clearing_takes_one_services_reminders_alone()
    {
        await using var theirs = await OrleansTables.OpenAsync();
        await Table.UpsertRow(Entry(Grain, "one"), Stop);
        await theirs.Reminders.UpsertRow(Entry(Grain, "one"), Stop);

        await Table.TestOnlyClearTable(Stop);

        Assert.Empty((await Table.ReadRows(Grain, Stop)).Reminders);
        Assert.Single((await theirs.Reminders.ReadRows(Grain, Stop)).Reminders);
    }

    /// <summary>After the first up to and with the last, over the seam where the first is the later: the whole ring where they are the same.</summary>
    private static bool IsWithin(uint hash, uint begin, uint end) => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    private static ReminderEntry Entry(GrainId grain, string name, TimeSpan? period = null) => new() { GrainId = grain, ReminderName = name, StartAt = Noon, Period = period ?? TimeSpan.FromMinutes(1) };
}
