using Capacity.History;
using Capacity.Terms;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

public abstract partial class JournalSpecs
{
    private static readonly SettingFilter Any = new();

    [Fact]
    public async Task Each_filter_narrows_by_its_own_column()
    {
        await CommitAsync(Change("plain"));
        await CommitAsync(Change("district", 0, r => r with { District = "coventry" }));
        await CommitAsync(Change("provider", 0, r => r with { Provider = "oak-care" }));
        await CommitAsync(Change("authority", 0, r => r with { Authority = "E08000026" }));
        await CommitAsync(Change("type", 0, r => r with { Type = SettingType.SecureHome }));
        await CommitAsync(Change("suspended", 0, r => r with { Status = SettingStatus.Suspended }));
        await CommitAsync(Change("category", 0, r => r with { Categories = ["fostering-edt", "residential"] }));

        Assert.Equal(["district"], await IdsAsync(Any with { District = "coventry" }));
        Assert.Equal(["provider"], await IdsAsync(Any with { Provider = "oak-care" }));
        Assert.Equal(["authority"], await IdsAsync(Any with { Authority = "E08000026" }));
        Assert.Equal(["type"], await IdsAsync(Any with { Type = SettingType.SecureHome }));
        Assert.Equal(["suspended"], await IdsAsync(Any with { Status = SettingStatus.Suspended }));
        Assert.Equal(["category"], await IdsAsync(Any with { Category = "fostering-edt" }));
        Assert.Equal(["category"], await IdsAsync(Any with { Category = "residential" }));
        Assert.Empty(await IdsAsync(Any with { Category = "fostering" }));
        Assert.Equal(7, (await IdsAsync(Any)).Count);
    }

    [Fact]
    public async Task Filters_combine_and_page()
    {
        for (var i = 0; i < 8; i++)
        {
            var place = i;
            await CommitAsync(Change($"s-{i}", 0, r => r with
            {
                District = place % 2 == 0 ? "coventry" : "dudley",
                Categories = place < 6 ? ["fostering", "fostering-edt"] : ["fostering"],
                Name = $"House {place}",
                Emergency = place < 6,
            }));
        }

        var all = new SettingFilter(
            "coventry", "fostering-edt", "ash-care", "E08000025", SettingType.ChildrensHome, SettingStatus.Open, "HOUSE", new(null, null, Noon.AddHours(-1), Noon));

        Assert.Equal(["s-0", "s-2", "s-4"], await IdsAsync(all));
        Assert.Equal(["s-2"], await IdsAsync(all, "s-1", 1));
        Assert.Equal(["s-4"], await IdsAsync(all, "s-2", 10));
        Assert.Empty(await IdsAsync(all with { Provider = "oak-care" }));
    }

    [Fact]
    public async Task Closed_settings_are_left_out_unless_asked_for()
    {
        await CommitAsync(Change("open"));
        await CommitAsync(Change("closed"));
        await CommitAsync(Change("closed", 1, r => r with { Status = SettingStatus.Closed }));

        Assert.Equal(["open"], await IdsAsync(Any));
        Assert.Equal(["open"], await IdsAsync(Any with { Category = "residential-ebd" }));
        Assert.Equal(["closed"], await IdsAsync(Any with { Status = SettingStatus.Closed }));
        Assert.Equal(["closed", "open"], await IdsAsync(SettingFilter.Everything));
    }

    [Fact]
    public async Task A_filter_follows_a_setting_that_moves()
    {
        await CommitAsync(Change("ash"));

        await CommitAsync(Change("ash", 1, r => r with { District = "dudley", Provider = "oak-care", Authority = "E08000027", Categories = ["fostering", "residential-ebd"], Name = "Oak Barn" }));
        await CommitAsync(Change("ash", 2, r => r with { District = "dudley", Provider = "oak-care", Authority = "E08000027", Categories = ["fostering"], Name = "Oak Barn" }));

        SettingFilter[] now =
        [
            Any with { District = "dudley" }, Any with { Provider = "oak-care" }, Any with { Authority = "E08000027" }, Any with { Category = "fostering" }, Any with { Text = "barn" },
        ];
        foreach (var filter in now)
            Assert.Equal(["ash"], await IdsAsync(filter));

        SettingFilter[] before =
        [
            Any with { District = "birmingham-northfield" }, Any with { Provider = "ash-care" }, Any with { Authority = "E08000025" }, Any with { Category = "residential-ebd" },
            Any with { Text = "lodge" },
        ];
        foreach (var filter in before)
            Assert.Empty(await IdsAsync(filter));
    }

    [Theory]
    [InlineData("house", "hash", "percent", "underscore")]
    [InlineData("HOUSE", "hash", "percent", "underscore")]
    [InlineData("%", "percent")]
    [InlineData("_", "underscore")]
    [InlineData("100% h", "percent")]
    [InlineData("1_0", "underscore")]
    [InlineData("é", "accent")]
    [InlineData("ÉCOLE", "accent")]
    [InlineData("żółw", "polish")]
    [InlineData("o'brien", "quote")]
    [InlineData("\\", "backslash")]
    [InlineData("derscor", "underscore")]
    [InlineData("PERCENT", "percent")]
    [InlineData("", "accent", "backslash", "hash", "percent", "polish", "quote", "underscore")]
    [InlineData("house percent")]
    public async Task A_text_is_looked_for_in_name_and_id_literally_whatever_the_case(string text, params string[] found)
    {
        (string Id, string Name)[] settings =
        [
            ("percent", "100% House"), ("underscore", "1_0 House"), ("hash", "100 hoUse"), ("accent", "L’École"), ("polish", "ŻÓŁW"), ("quote", "O'Brien\"s"), ("backslash", "a\\b"),
        ];
        foreach (var (id, name) in settings)
            await CommitAsync(Change(id, 0, r => r with { Name = name }));

        Assert.Equal(found, await IdsAsync(Any with { Text = text }));
    }

    [Theory]
    [InlineData(Freshness.Fresh, "edt-11", "usual-11", "usual-12", "usual-35")]
    [InlineData(Freshness.Ageing, "edt-12", "edt-23", "usual-36", "usual-71")]
    [InlineData(Freshness.Stale, "edt-24", "edt-72", "usual-72")]
    public async Task Freshness_is_told_by_each_settings_own_limit_as_the_rule_tells_it(Freshness freshness, params string[] found)
    {
        var limits = new FreshnessLimits();
        foreach (var (hours, emergency) in ((int, bool)[])[(11, false), (12, false), (35, false), (36, false), (71, false), (72, false), (11, true), (12, true), (23, true), (24, true), (72, true)])
        {
            await CommitAsync(Change($"{(emergency ? "edt" : "usual")}-{hours}", 0, r => r with { Emergency = emergency, ConfirmedAt = Noon.AddHours(-hours) }));
            if (limits.Of(Noon.AddHours(-hours), emergency, Noon) == freshness)
                Assert.Contains($"{(emergency ? "edt" : "usual")}-{hours}", found);
        }

        Assert.Equal(found, await IdsAsync(Any with { Freshness = FreshnessFilter.Of(freshness, limits, Noon) }));
    }
}
