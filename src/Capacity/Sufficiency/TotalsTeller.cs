using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Capacity.Sufficiency;

/// <summary>Tells totals what settings now contribute, each total once. It cannot fail the command before it: what is not heard is mended from the journal.</summary>
public sealed class TotalsTeller(IGrainFactory grains, ILogger<TotalsTeller> log)
{
    /// <summary>A total on a node that has just died must not hold a setting up for longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Answers whether all of them heard.</summary>
    public async Task<bool> TellAsync(params IReadOnlyList<News> news)
    {
        try
        {
            await (news is [{ Former: var former, Membership: var now } one] && (former is null || Same(former, now)) ? TellOneAsync(one) : TellManyAsync(news)).WaitAsync(Patience);
            return true;
        }
        catch (Exception e)
        {
            SufficiencyLog.NotTold(log, news.Count, e);
            return false;
        }
    }

    /// <summary>The way of almost every command: a setting that stays where it was.</summary>
    private Task TellOneAsync(News news)
    {
        var (m, contributions) = (news.Membership, Of(news.Contribution));
        var calls = new Task[m.Categories.Length + 2];
        calls[0] = District(m).ContributeAsync(contributions).AsTask();
        calls[1] = Provider(m).ContributeAsync(contributions).AsTask();
        for (var i = 0; i < m.Categories.Length; i++) calls[i + 2] = Category(m.Categories[i]).ContributeAsync(contributions).AsTask();
        return Task.WhenAll(calls);
    }

    private Task TellManyAsync(IReadOnlyList<News> news)
    {
        var byTotal = new Dictionary<ITotalGrain, List<Contribution>>();
        foreach (var (now, former, contribution) in news)
        {
            HashSet<ITotalGrain> present = [.. Totals(now)];
            foreach (var total in present) Add(total, contribution);
            foreach (var left in former is null ? [] : Totals(former).Where(t => !present.Contains(t))) Add(left, contribution with { Offer = null });
        }
        return Task.WhenAll(byTotal.Select(t => t.Key.ContributeAsync(new(t.Value)).AsTask()));

        void Add(ITotalGrain total, Contribution contribution)
        {
            if (byTotal.TryGetValue(total, out var list)) list.Add(contribution);
            else byTotal.Add(total, [contribution]);
        }
    }

    private IEnumerable<ITotalGrain> Totals(Membership m) => [District(m), Provider(m), .. m.Categories.Select(Category)];

    private ITotalGrain District(Membership m) => grains.GetGrain<IDistrictGrain>(m.District);

    private ITotalGrain Provider(Membership m) => grains.GetGrain<IProviderGrain>(m.Provider);

    private ITotalGrain Category(string category) => grains.GetGrain<ICategoryGrain>(category);

    /// <summary>An array: what a collection expression makes of an interface cannot travel.</summary>
    private static Immutable<IReadOnlyList<Contribution>> Of(Contribution contribution) => new(new[] { contribution });

    private static bool Same(Membership a, Membership b) => a.District == b.District && a.Provider == b.Provider && Same(a.Categories, b.Categories);

    private static bool Same(ImmutableArray<string> a, ImmutableArray<string> b) => a.AsSpan().SequenceEqual(b.AsSpan());
}
