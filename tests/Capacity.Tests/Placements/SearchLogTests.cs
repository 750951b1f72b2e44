using Capacity.Placements;
using Capacity.Settings;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Placements;

public class SearchLogTests
{
    private static readonly SearchState Search = SearchState.Open("s", A.Need(), null, A.Duty, A.Noon, []);

    [Fact]
    public void A_search_has_begun() => Assert.Equal([new SearchLogLine(A.Noon, SearchStep.Begun, A.Duty.Name)], SearchLog.Of(Search));

    [Fact]
    public void What_happened_is_told_in_its_order_with_reasons_and_the_end()
    {
        var closed = Search
            .With(Held(1, 2, HoldStatus.Declined, 10) with { Override = "Asked by the manager" })
            .With(Held(2, 5, HoldStatus.Placed, 20))
            with
        { Status = SearchStatus.Closed, Outcome = SearchOutcome.Placed, ClosedBy = A.Duty, ClosedAt = A.Noon.AddMinutes(30), Note = "Late" };

        var log = SearchLog.Of(closed);

        Assert.Equal([SearchStep.Begun, SearchStep.Held, SearchStep.Held, SearchStep.Declined, SearchStep.Placed, SearchStep.Closed], log.Select(l => l.Step));
        Assert.Equal("Asked by the manager", log[1].Note);
        Assert.Equal((DeclineReason.Matching, "home-1"), (log[3].Reason!.Value, log[3].SettingId));
        Assert.Equal((SearchOutcome.Placed, "Late", A.Duty.Name), (log[5].Outcome!.Value, log[5].Note, log[5].By));
    }

    [Fact]
    public void A_hold_that_nobody_has_confirmed_is_not_told_yet() => Assert.Single(SearchLog.Of(Search.With(new(1, Guid.NewGuid(), "home-1", 1, A.Noon.AddHours(1), null, A.Noon, null))));

    private static SearchHold Held(int number, int from, HoldStatus status, int ended) => new(number, Guid.NewGuid(), $"home-{number}", 1, A.Noon.AddHours(1), null, A.Noon.AddMinutes(from),
        new($"s-{number}", "s", ["1"], A.Noon.AddHours(1), status, "E08000025", EndedAt: A.Noon.AddMinutes(ended), DeclineReason: status == HoldStatus.Declined ? DeclineReason.Matching : null));
}
