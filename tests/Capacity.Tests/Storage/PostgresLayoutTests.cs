using Capacity.History;
using Capacity.Storage;
using Capacity.Storage.Postgres;
using Capacity.Terms;
using Capacity.Testing;
using Npgsql;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

/// <summary>What the tables themselves see to.</summary>
public sealed class PostgresLayoutTests : IAsyncLifetime
{
    private string _database = "";
    private PostgresNode _node = null!;
    private NpgsqlConnection _tool = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _node = await PostgresNode.OpenAsync(_database);
        _tool = new(_database + ";Pooling=false");
        await _tool.OpenAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        await _node.DisposeAsync();
        await PostgresDatabase.DropAsync(_database);
    }

    [Theory]
    [InlineData("events", "position + 1, setting, version, at, actor_kind, actor_id, actor_name, actor_role, kind, key, data")]
    [InlineData("settings", "id, version + 1, status, type, sector, emergency, confirmed_at, due_at, authority, district, provider, categories, name, name_lower, state")]
    [InlineData("outcomes", "setting, caller, key, 'another', at, status, version, slug, title")]
    [InlineData("due", "setting, at + 1")]
    public async Task The_database_itself_holds_the_key_of(string table, string copy)
    {
        Assert.Equal(Verdict.Committed, await _node.Journal.CommitAsync(Change("ash", 0, r => r with { DueAt = Noon }, Outcome())));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync($"INSERT INTO {table} SELECT {copy} FROM {table}"));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
    }

    [Fact]
    public async Task Ordinary_commits_touch_no_index_of_the_settings()
    {
        // Pages with room for every version: whether old ones are cleared away in time depends on who else looks at them, and is not the question.
        const int Settings = 40, Rounds = 4;
        await ExecuteAsync("ALTER TABLE settings SET (fillfactor = 10)");
        await EachAsync(Settings, 0);

        for (var version = 1; version <= Rounds; version++)
            await EachAsync(Settings, version);

        // Sessions report what they did when they end, if not before.
        await _node.DisposeAsync();
        await Eventually.TrueAsync(async () => await NumberAsync("SELECT n_tup_upd FROM pg_stat_user_tables WHERE relname = 'settings'") == Settings * Rounds);
        var hot = await NumberAsync("SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'settings'");
        Assert.Equal(Settings * Rounds, hot);
    }

    [Theory]
    [InlineData("district", "settings_by_district")]
    [InlineData("provider", "settings_by_provider")]
    [InlineData("authority", "settings_by_authority")]
    [InlineData("category", "setting_categories_pkey")]
    [InlineData("everything", "settings_pkey")]
    public async Task A_page_of_a_list_is_found_in_an_index_and_needs_no_sorting(string filter, string index)
    {
        await FillAsync();
        var query = new FilterSql(PostgresJournal.Words, filter switch
        {
            "district" => new(District: "district-7"),
            "provider" => new(Provider: "provider-7"),
            "authority" => new(Authority: "authority-7"),
            "category" => new(Category: "category-7"),
            _ => new(),
        }, "s-000100", 50);

        var plan = await PlanAsync(query.Sql, query.Values);

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    /// <summary>Each setting once, one after another, as commits of a quiet day are: with another status, state, due moment and confirmation.</summary>
    private async Task EachAsync(int settings, int version)
    {
        for (var s = 0; s < settings; s++)
        {
            var commit = Change($"s-{s}", version, r => r with
            {
                Status = version % 2 == 0 ? SettingStatus.Open : SettingStatus.Suspended,
                ConfirmedAt = Noon.AddHours(version),
                DueAt = version % 3 == 0 ? null : Noon.AddDays(version),
            });
            Assert.Equal(Verdict.Committed, await _node.Journal.CommitAsync(commit));
        }
    }

    /// <summary>As many settings as there are in the country, in a hundred districts, so that the plans are those that count.</summary>
    private Task FillAsync() => ExecuteAsync(
        """
        INSERT INTO settings SELECT 's-' || lpad(n::text, 6, '0'), 1, 'open', 'childrens-home', 'framework', false, 0, NULL, 'authority-' || n % 100, 'district-' || n % 100, 'provider-' || n % 100,
            'category-' || n % 10, 'Ash Lodge', 'ash lodge', convert_to(repeat('x', 200), 'UTF8') FROM generate_series(1, 10000) n;
        INSERT INTO setting_categories SELECT categories, id FROM settings;
        ANALYZE settings, setting_categories
        """);

    private async Task<string> PlanAsync(string sql, object[] values)
    {
        await using var command = new NpgsqlCommand($"EXPLAIN {sql}", _tool);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
            lines.Add(reader.GetString(0));

        return string.Join('\n', lines);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _tool);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _tool);
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
