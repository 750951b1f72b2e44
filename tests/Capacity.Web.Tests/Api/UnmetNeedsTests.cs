using Capacity.Terms;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Api;

public class UnmetNeedsTests(TrackerHost host)
{
    [Fact]
    public async Task A_search_that_ended_without_a_bed_is_there_for_commissioners_without_its_case()
    {
        var opened = await host.Duty.PostAsync("/api/v1/searches",
            """{"age":4,"gender":"female","needs":["autism"],"near":{"postcode":"B31 2AA"},"authority":"E08000025","caseRef":"EDT-unmet-7"}""");
        var id = (string)opened.Body["id"]!;
        await host.Duty.PostAsync($"/api/v1/searches/{id}/close", """{"outcome":"unmet","note":"Nothing near enough for EDT-unmet-7"}""");

        var answer = await host.As(Role.Commissioner).AskAsync("/api/v1/unmet-needs?outcome=unmet");

        var item = answer.Body["items"]!.AsArray().Single(i => (string?)i!["searchId"] == id)!;
        Assert.Equal(("1-4", 4, "B31", "unmet", false),
            ((string?)item["ageBand"], (int)item["age"]!, (string?)item["near"]!["postcode"], (string?)item["outcome"], (bool)item["detailsDeleted"]!));
        Assert.Equal((int)item["considered"]!, (int)item["matched"]! + item["excluded"]!.AsObject().Sum(e => (int)e.Value!["settings"]!));
        Assert.True((int)answer.Body["unmet"]! >= 1 && (int)answer.Body["searches"]! >= (int)answer.Body["unmet"]!);
        Assert.DoesNotContain("EDT-unmet-7", answer.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=yesterday", "from", "'yesterday' is not a date: like 2026-11-22.")]
    [InlineData("to=2026-13-01", "to", "'2026-13-01' is not a date: like 2026-11-22.")]
    [InlineData("from=2026-11-23&to=2026-11-22", "from", "23 November 2026 is after 22 November 2026.")]
    [InlineData("from=2020-01-01&to=2026-11-22", "from", "From 1 January 2020 to 22 November 2026 is more than 3 years.")]
    [InlineData("outcome=lost", "outcome", "'lost' is none of its words: placed, not-needed, unmet.")]
    public async Task A_period_or_an_outcome_that_is_none_is_bad_input(string query, string field, string message)
    {
        var answer = await host.As(Role.Commissioner).AskAsync($"/api/v1/unmet-needs?{query}");

        Assert.Equal((400, message), (answer.Status, (string?)answer.Body["errors"]![field]![0]));
    }
}
