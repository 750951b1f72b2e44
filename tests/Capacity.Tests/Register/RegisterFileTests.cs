using Capacity.Register;

namespace Capacity.Tests.Register;

public class RegisterFileTests
{
    [Fact]
    public async Task Columns_come_in_any_order()
    {
        var forth = RegisterText.Row("home-1");
        var back = string.Join(',', NativeColumns.All.Reverse()) + "\n" + string.Join(',', forth.Split(',').Reverse());

        var file = await RegisterFile.ReadAsync(RegisterText.Stream(back), stop: TestContext.Current.CancellationToken);

        var (one, other) = (Assert.Single(file.Lines), Assert.Single((await RegisterText.ReadAsync(forth)).Lines));
        Assert.True(one.IsSound && one.Registration!.Profile.SameAs(other.Registration!.Profile));
    }

    [Fact]
    public async Task A_file_of_no_rows_is_a_file() => Assert.Equal(0, (await RegisterText.ReadAsync()).Rows);

    [Fact]
    public async Task The_same_bytes_have_the_same_digest()
    {
        var (one, same, other) = (await RegisterText.ReadAsync(RegisterText.Row("a")), await RegisterText.ReadAsync(RegisterText.Row("a")), await RegisterText.ReadAsync(RegisterText.Row("b")));

        Assert.Equal(one.Digest, same.Digest);
        Assert.NotEqual(one.Digest, other.Digest);
    }

    public static TheoryData<string, int, string> BadHeaders => new()
    {
        { "", 1, "the file is empty" },
        { "\n\n", 1, "the file is empty" },
        { RegisterText.Header.Replace(",beds,", ",", StringComparison.Ordinal), 1, "column missing: beds." },
        { RegisterText.Header.Replace(",beds,", ",Beds,", StringComparison.Ordinal), 1, "column unknown: Beds; column missing: beds." },
        { "\n" + RegisterText.Header + ",colour,", 2, "columns unknown: colour, ." },
        { RegisterText.Header + ",name,type", 1, "columns there twice: name, type." },
        { RegisterText.Header.Replace(',', ';'), 1, "column unknown: settingId;name;" },
        { RegisterText.Header.Replace("name", "na\"me", StringComparison.Ordinal), 1, "column unknown: na\"me; column missing: name; the header has a stray quote or a NUL." },
        { "PK\u0003\u0004\0\0", 1, "column unknown:" },
        { new string(',', 5000), 1, "columns unknown: , " },
    };

    [Theory, MemberData(nameof(BadHeaders))]
    public async Task Another_header_makes_a_bad_file(string text, int line, string says)
    {
        var bad = await Assert.ThrowsAsync<BadFileException>(() => RegisterFile.ReadAsync(RegisterText.Stream(text), stop: TestContext.Current.CancellationToken));

        Assert.Equal(line, bad.Line);
        Assert.StartsWith($"Line {line}: {says}", bad.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_of_a_file_is_found_at_once()
    {
        var file = await RegisterText.ReadAsync(
            RegisterText.Row("home-1"),
            RegisterText.Row("Home 2", ("beds", "three"), ("gender", "purple"), ("weeklyFee", "1,5")).Replace("1,5", "\"1,5\"", StringComparison.Ordinal),
            RegisterText.Row("home-3", ("name", ""), ("status", ""), ("ageMin", "-1"), ("occupied", "many"), ("needs", "autism;;magic")),
            RegisterText.Row("home-4") + ",more",
            RegisterText.Row("home-5", ("name", "Elm\"House"), ("phone", "0\0")));

        Assert.Equal(
            [
                (2, "beds", "three"), (2, "weeklyFee", "1,5"), (2, "settingId", "Home 2"), (2, "gender", "purple"),
                (3, "occupied", "many"), (3, "ageMin", "-1"), (3, "name", ""), (3, "needs", ""), (3, "needs", "magic"), (3, "status", ""),
                (4, "row", "23"), (5, "name", "Elm\"House"), (5, "phone", "0\0"),
            ],
            file.Lines.SelectMany(l => l.Problems.Select(p => (l.Row, p.Field, p.Value))));
        Assert.Equal(["home-1", null, "home-3", "home-4", "home-5"], file.Lines.Select(l => l.Id));
    }

    [Theory]
    [InlineData("beds", "")]
    [InlineData("beds", "3.0")]
    [InlineData("beds", " 3")]
    [InlineData("beds", "+3")]
    [InlineData("beds", "1e1")]
    [InlineData("beds", "99999999999999999999")]
    [InlineData("beds", "0")]
    [InlineData("ageMax", "")]
    [InlineData("weeklyFee", "£531")]
    [InlineData("weeklyFee", "-1")]
    [InlineData("weeklyFee", "1e3")]
    [InlineData("weeklyFee", "NaN")]
    [InlineData("weeklyFee", "999999999999999999999999999999999999")]
    [InlineData("suspended", "-1")]
    [InlineData("categories", "")]
    [InlineData("categories", "residential-ebd;")]
    [InlineData("status", "")]
    [InlineData("settingId", "")]
    [InlineData("settingId", "=cmd()")]
    public async Task A_cell_that_will_not_do_rejects_its_row(string column, string cell)
    {
        var file = await RegisterText.ReadAsync(RegisterText.Row("home-1", (column, cell)));

        var problem = Assert.Single(Assert.Single(file.Lines).Problems);
        Assert.Equal(column, problem.Field);
        Assert.True(problem.Value is null || cell.StartsWith(problem.Value, StringComparison.Ordinal) || cell == problem.Value + ";" || problem.Value.Length == 0);
    }

    [Fact]
    public async Task Of_a_setting_that_stands_twice_every_row_is_rejected()
    {
        var file = await RegisterText.ReadAsync(
            RegisterText.Row("home-1"), RegisterText.Row("home-2"), RegisterText.Row("home-1", ("beds", "9")), RegisterText.Row("home-1", ("gender", "purple")));

        Assert.Equal([false, true, false, false], file.Lines.Select(l => l.IsSound));
        Assert.Equal(
            [
                (1, "settingId", "The setting stands in row 3 too."), (3, "settingId", "The setting stands in row 1 already."),
                (4, "gender", "'purple' is none of its words: any, female, male."), (4, "settingId", "The setting stands in row 1 already."),
            ],
            file.Lines.SelectMany(l => l.Problems.Select(p => (l.Row, p.Field, p.Message))));
    }

    [Fact]
    public async Task A_file_cut_off_in_a_row_loses_that_row_alone()
    {
        var whole = RegisterText.File(RegisterText.Row("home-1"), RegisterText.Row("home-2", ("phone", "0121 496 0000")));

        var file = await RegisterFile.ReadAsync(RegisterText.Stream(whole[..^14]), stop: TestContext.Current.CancellationToken);

        Assert.Equal([true, false], file.Lines.Select(l => l.IsSound));
        Assert.Equal("row", Assert.Single(file.Lines[1].Problems).Field);
    }

    [Fact]
    public async Task A_hundred_thousand_rows_are_read()
    {
        var file = await RegisterText.ReadAsync(RegisterText.Many(100_000));

        Assert.Equal(100_000, file.Rows);
        Assert.All(file.Lines, l => Assert.True(l.IsSound));
    }

    [Fact]
    public async Task Of_a_file_of_which_everything_is_wrong_the_first_problems_are_told_and_every_row_is_rejected()
    {
        var file = await RegisterText.ReadAsync(Enumerable.Range(1, 60_000).Select(_ => RegisterText.Row("Home", ("beds", "x"), ("name", ""), ("gender", ""))));

        Assert.All(file.Lines, l => Assert.False(l.IsSound));
        Assert.Equal(4, file.Lines[0].Problems.Count);
        Assert.Equal("row", Assert.Single(file.Lines[^1].Problems).Field);
    }
}
