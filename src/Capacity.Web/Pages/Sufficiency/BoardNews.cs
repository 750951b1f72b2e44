using Capacity.History;
using Capacity.Settings;
using Capacity.Sufficiency;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>What a board says of the past, from the journal. The present is shown whether or not it can be read.</summary>
/// <param name="Trend">Null: it cannot be read just now.</param>
/// <param name="LastHour">Null: it cannot be read just now.</param>
internal sealed record BoardNews(BoardScope Scope, DateTimeOffset Now, Trend? Trend, LastHour? LastHour)
{
    /// <summary>For longer nobody waits for the past to see the present; the page asks again by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<BoardNews> ReadAsync(IGrainFactory grains, BoardScope scope, TotalRow row, DateTimeOffset now)
    {
        var hours = OrNullAsync(async () => Trend.Of(await grains.GetGrain<IHoursGrain>(IRegionGrain.Region).LastDayAsync(scope.By, scope.Key), new(now, row.Counts)));
        var news = OrNullAsync(async () => await grains.GetGrain<ILastHourGrain>(IRegionGrain.Region).ReadAsync(scope.Filter));
        return new(scope, now, await hours, await news);
    }

    private static async Task<T?> OrNullAsync<T>(Func<Task<T>> read) where T : class
    {
        try
        {
            return await read().WaitAsync(Patience);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException or OrleansException)
        {
            return null;
        }
    }
}
