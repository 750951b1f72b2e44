using System.Text;
using Capacity.History;
using static Capacity.Testing.JournalSamples;

namespace Capacity.Tests.Storage;

public abstract partial class JournalSpecs
{
    private const string Named = """{"bed":"1","caseRef":"EDT-1"}""", Unnamed = """{"bed":"1","caseRef":null}""";

    [Fact]
    public async Task A_commit_may_let_earlier_events_say_less()
    {
        await CommitAsync(Naming("ash", 0, Noon));
        await CommitAsync(Change("ash", 1));

        await CommitAsync(Change("ash", 2) with { Redacted = [Entry("ash", 1, Noon, Unnamed)] });

        AssertSame([Entry("ash", 1, Noon, Unnamed), Event("ash", 2), Event("ash", 3)], await TrailAsync("ash"));
        AssertSame(Row("ash", 3), await Journal.ReadAsync("ash", Stop));
    }

    [Fact]
    public async Task A_redaction_on_a_version_that_is_taken_changes_nothing()
    {
        await CommitAsync(Naming("ash", 0, Noon));
        await CommitAsync(Change("ash", 1));

        var verdict = await Journal.CommitAsync(Change("ash", 1) with { Redacted = [Entry("ash", 1, Noon, Unnamed)] });

        Assert.Equal(Verdict.VersionTaken, verdict);
        AssertSame([Entry("ash", 1, Noon, Named), Event("ash", 2)], await TrailAsync("ash"));
    }

    [Fact]
    public async Task Only_what_is_in_the_trail_already_is_redacted_and_the_trail_says_so()
    {
        await CommitAsync(Naming("ash", 0, Noon));
        Commit[] wrong =
        [
            Change("ash", 1) with { Redacted = [Entry("ash", 2, Noon, Unnamed)] },
            Change("ash", 1) with { Redacted = [Entry("oak", 1, Noon, Unnamed)] },
            new("ash", 1, [], null, Outcome()) { Redacted = [Entry("ash", 1, Noon, Unnamed)] },
        ];

        foreach (var commit in wrong)
            await Assert.ThrowsAsync<ArgumentException>(() => Journal.CommitAsync(commit));

        AssertSame([Entry("ash", 1, Noon, Named)], await TrailAsync("ash"));
    }

    [Fact]
    public async Task Settings_that_name_a_case_are_found_up_to_a_moment_until_they_name_none()
    {
        await CommitAsync(Naming("ash", 0, Noon));
        await CommitAsync(Naming("ash", 1, Noon.AddDays(-1)));
        await CommitAsync(Naming("birch", 0, Noon.AddMilliseconds(1)));
        await CommitAsync(Naming("oak", 0, Noon));
        await CommitAsync(Change("yew"));

        Assert.Equal(["ash", "oak"], await Journal.ReadNamingCasesAsync(Noon, null, 10, Stop));
        Assert.Equal(["ash"], await Journal.ReadNamingCasesAsync(Noon, null, 1, Stop));
        Assert.Equal(["oak"], await Journal.ReadNamingCasesAsync(Noon, "ash", 1, Stop));

        await CommitAsync(Change("oak", 1) with { Redacted = [Entry("oak", 1, Noon, Unnamed)] });

        Assert.Equal(["ash"], await Journal.ReadNamingCasesAsync(Noon, null, 10, Stop));
    }

    private static JournalEvent Entry(string setting, int version, DateTimeOffset at, string data) => Event(setting, version, at) with { Data = Encoding.UTF8.GetBytes(data) };

    private static Commit Naming(string setting, int version, DateTimeOffset at) => new(setting, version, [Entry(setting, version + 1, at, Named)], Row(setting, version + 1));
}
