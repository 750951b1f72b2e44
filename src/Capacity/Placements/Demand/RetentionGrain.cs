using Capacity.History;
using Capacity.Placements.Authorities;
using Capacity.Settings;
using Microsoft.Extensions.Logging;

namespace Capacity.Placements.Demand;

/// <summary>Searches know by themselves what to forget and when, and settings their case references: this one only asks.</summary>
[GrainType("retention")]
internal sealed class RetentionGrain(
    [PersistentState("retention")] IPersistentState<RetentionRecord> kept, IJournal journal, AuthorityPolicies policies, Clock clock, ILogger<RetentionGrain> log)
    : Grain, IRetentionGrain, IRemindable
{
    private const string Forget = "forget";
    private const int AtOnce = 16, Page = 500;

    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    public async ValueTask BeginAsync()
    {
        // One that is there is left as it is: nodes that start often must not put it off for ever.
        if (await this.GetReminder(Forget) is null) await this.RegisterOrUpdateReminder(Forget, Pace, Pace);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status) => await RunAsync();

    public async ValueTask RunAsync()
    {
        try
        {
            var now = clock.Now;
            await ForgetSearchesAsync(now);
            await ForgetCasesAsync(now);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            RetentionLog.NotDone(log, e);
        }
    }

    /// <summary>Goes back from the youngest that may have come of age to where nothing is left to forget.</summary>
    private async Task ForgetSearchesAsync(DateTimeOffset now)
    {
        var ofAge = now.AddDays(-policies.ShortestRetention);
        var below = SearchId.From(ofAge - KeptOutcome.Lifetime); // a search may be that much younger than its id, which the first try to begin it was given
        await foreach (var ids in SearchIndex.ReadAsync(GrainFactory, null, SearchId.From(ofAge.AddMilliseconds(1))).TakeWhile(id => string.CompareOrdinal(id, kept.State.Below) >= 0).Chunk(AtOnce))
            foreach (var (id, forgotten) in ids.Zip(await Task.WhenAll(ids.Select(ForgetAsync))))
                if (!forgotten && string.CompareOrdinal(id, below) < 0) below = id;

        if (string.CompareOrdinal(below, kept.State.Below) <= 0) return;
        kept.State = new() { Below = below };
        await kept.WriteStateAsync();
    }

    /// <summary>One search that cannot be asked does not keep the others from forgetting.</summary>
    private async Task<bool> ForgetAsync(string search)
    {
        try
        {
            return await GrainFactory.GetGrain<ISearchGrain>(search).ForgetAsync();
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            RetentionLog.NotForgotten(log, search, e);
            return false;
        }
    }

    private async Task ForgetCasesAsync(DateTimeOffset now)
    {
        var until = policies.CasesUntil(now);
        for (string? after = null; ;)
        {
            var settings = await journal.ReadNamingCasesAsync(now.AddDays(-policies.ShortestRetention), after, Page);
            foreach (var some in settings.Chunk(AtOnce)) await Task.WhenAll(some.Select(id => GrainFactory.GetGrain<ISettingGrain>(id).ForgetCasesAsync(until).AsTask()));
            if (settings.Count < Page) return;
            after = settings[^1];
        }
    }
}

/// <summary>Stored as <c>retention</c>.</summary>
[GenerateSerializer, Alias("retention-record")]
internal sealed class RetentionRecord
{
    /// <summary>Of the searches whose ids are lower nothing is left to forget.</summary>
    [Id(0)]
    public string Below { get; init; } = "";
}
