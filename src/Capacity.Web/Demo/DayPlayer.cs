using System.Globalization;

namespace Capacity.Web.Demo;

/// <summary>Plays planned days, one act after the other, and knows when the next is due. It waits for nothing: who plays it does.</summary>
internal sealed class DayPlayer(TrackerClient api, PublishedRegion published, DayRates rates, DayPace pace, Clock clock)
{
    private readonly SearchPlayer _searches = new(api, pace);
    private readonly PriorityQueue<Due, (TimeSpan At, long Order)> _due = new();
    private long _order;

    /// <summary>When the next act is due, from the demo's beginning; null: nothing is left of the days that were begun.</summary>
    public TimeSpan? Next => _due.TryPeek(out _, out var first) ? first.At : null;

    /// <summary>How many calls were refused by a rule: somebody else had been quicker.</summary>
    public int Refused { get; private set; }

    public Task TidyAsync(CancellationToken stop) => _searches.TidyAsync(stop);

    /// <summary>Plans a day from the region as it is now.</summary>
    /// <param name="from">What was due before this moment of the day is left out: nobody caught up with it.</param>
    public async Task BeginAsync(long day, TimeSpan from, CancellationToken stop)
    {
        var plan = DayPlan.Of(await api.SettingsAsync(stop), published, rates, day, pace.Seed);
        foreach (var (number, act) in plan.Index())
            if (act.At >= from) Put(day * DayPace.Day + act.At, new(string.Create(CultureInfo.InvariantCulture, $"{day}-{number}"), act, null));
    }

    /// <summary>Plays what is due next.</summary>
    public async Task PlayAsync(CancellationToken stop)
    {
        if (!_due.TryDequeue(out var due, out var priority)) return;
        if (due.Act is SettingAct act)
        {
            var call = ActCalls.Of(act, pace, clock.Now);
            var reply = await api.DoAsync(call.Voice, call.Path, call.Body, due.Key, stop);
            if (!reply.IsDone) Refused++;
        }
        else if (await (due.Search is { } search ? _searches.GoOnAsync(search, stop) : _searches.BeginAsync((ChildNeedsBed)due.Act!, due.Key, stop)) is var (after, play))
        {
            Put(priority.At + after, new(due.Key, null, play));
        }
    }

    private void Put(TimeSpan at, Due due) => _due.Enqueue(due, (at, _order++));

    /// <param name="Search">One that goes on; else <paramref name="Act"/> begins something.</param>
    private sealed record Due(string Key, Act? Act, SearchPlay? Search);
}
