using Capacity.History;
using Capacity.Storage;
using Capacity.Storage.Embedded;
using Capacity.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

public sealed class EmbeddedStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.Path, EmbeddedStore.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_one_on_the_same_folder_stops_with_a_line_that_names_it()
    {
        await using var first = Open();

        var refused = Assert.Throws<StoreCannotOpenException>(() => Open());

        Assert.Equal($"The store in {_folder.Path} is in use by another Capacity: stop that one, or give this one a folder of its own.", refused.Message);
        await new EmbeddedJournal(first).ProbeAsync(Stop);
    }

    [Fact]
    public async Task A_folder_is_free_again_when_its_store_is_closed()
    {
        await Open().DisposeAsync();

        await Open().DisposeAsync();
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_made_for_its_owner_alone()
    {
        var folder = Path.Combine(_folder.Path, "a", "b");

        await EmbeddedStore.Open(folder, NullLogger.Instance).DisposeAsync();

        Assert.True(System.IO.File.Exists(Path.Combine(folder, EmbeddedStore.FileName)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_one_is_refused_in_a_line_that_names_it()
    {
        var path = Path.Combine(_folder.Path, "file");
        await System.IO.File.WriteAllTextAsync(path, "not a folder", Stop);

        var refused = Assert.Throws<StoreCannotOpenException>(() => EmbeddedStore.Open(path, NullLogger.Instance));

        Assert.StartsWith($"The store in {path} cannot be opened: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 10_000), Stop);

        var refused = Assert.Throws<StoreCannotOpenException>(() => Open());

        Assert.StartsWith($"The store in {_folder.Path} cannot be opened: ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 10_000), await System.IO.File.ReadAllTextAsync(File, Stop));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        await using (var store = Open())
            await new EmbeddedJournal(store).CommitAsync(Change("ash"));

        Execute("PRAGMA user_version = 999");

        var refused = Assert.Throws<StoreCannotOpenException>(() => Open());

        Assert.Equal(
            $"The store in {_folder.Path} was written by a newer Capacity (its schema is version 999, this program knows {EmbeddedSchema.Version}): run that one, or bring back an older backup.",
            refused.Message);
        Execute($"PRAGMA user_version = {EmbeddedSchema.Version}");
        await using var again = Open();
        Assert.NotNull(await new EmbeddedJournal(again).ReadAsync("ash", Stop));
    }

    [Fact]
    public async Task A_clean_stop_leaves_the_one_file_alone()
    {
        await using (var store = Open())
            await new EmbeddedJournal(store).CommitAsync(Change("ash"));

        Assert.Equal([EmbeddedStore.FileName, FolderLock.FileName], Directory.GetFiles(_folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_commit_is_flushed_in_the_log()
    {
        await using var store = Open();

        Assert.Equal(2, await store.Writer.WriteAsync(c => c.Number("PRAGMA synchronous")!.Value));
    }

    [Fact]
    public async Task While_another_program_holds_the_file_commits_are_refused_as_unavailable_and_reads_go_on()
    {
        await using var store = Open(busySeconds: 1);
        var journal = new EmbeddedJournal(store);
        await journal.CommitAsync(Change("ash"));
        using (var tool = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            tool.Open();
            using var transaction = tool.BeginTransaction(deferred: false);

            await Assert.ThrowsAsync<StoreUnavailableException>(() => journal.CommitAsync(Change("ash", 1)));
            Assert.NotNull(await journal.ReadAsync("ash", Stop));
        }

        Assert.Equal(Verdict.Committed, await journal.CommitAsync(Change("ash", 1)));
    }

    [Fact]
    public async Task A_full_disk_refuses_as_unavailable_keeps_nothing_of_it_and_heals()
    {
        await using var store = Open();
        var journal = new EmbeddedJournal(store);
        await journal.CommitAsync(Change("ash"));
        var pages = await store.Writer.WriteAsync(c => c.Number("PRAGMA page_count")!.Value);
        await store.Writer.WriteAsync(c => c.Run($"PRAGMA max_page_count = {pages}"));

        var large = Change("ash", 1, r => r with { State = new byte[100_000] }, Outcome());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => journal.CommitAsync(large));

        Assert.Equal(1, (await journal.ReadAsync("ash", Stop))!.Version);
        Assert.Single(await journal.ReadEventsAsync("ash", 0, 10, Stop));
        await store.Writer.WriteAsync(c => c.Run("PRAGMA max_page_count = 1000000"));
        Assert.Equal(Verdict.Committed, await journal.CommitAsync(large));
    }

    [Theory]
    [InlineData("district", "settings_by_district")]
    [InlineData("provider", "settings_by_provider")]
    [InlineData("authority", "settings_by_authority")]
    [InlineData("category", "PRIMARY KEY (category=?")]
    [InlineData("text", "COVERING INDEX settings_by_name")]
    public async Task Each_filter_that_narrows_much_finds_its_index_and_needs_no_sorting(string filter, string index)
    {
        await using var store = Open();
        var query = new FilterSql(EmbeddedJournal.Words, filter switch
        {
            "district" => new(District: "coventry"),
            "provider" => new(Provider: "ash-care"),
            "authority" => new(Authority: "E08000025"),
            "category" => new(Category: "fostering"),
            _ => new(Text: "lodge"),
        }, null, 100);

        var plan = string.Join('\n', store.Readers.Read(c => c.All(r => r.GetString(3), $"EXPLAIN QUERY PLAN {query.Sql}", query.Values)));

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("ORDER BY", plan, StringComparison.Ordinal);
    }

    private EmbeddedStore Open(int busySeconds = 5) => EmbeddedStore.Open(_folder.Path, NullLogger.Instance, busySeconds);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
