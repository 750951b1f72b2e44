using System.Diagnostics;

namespace Capacity.Testing;

/// <summary>Waits for a condition, never for time: it returns as soon as the condition holds and fails when it does not within the patience.</summary>
public static class Eventually
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    public static Task TrueAsync(Func<bool> condition, TimeSpan? patience = null) => TrueAsync(() => Task.FromResult(condition()), patience);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? patience = null) =>
        await ValueAsync(condition, held => held, patience);

    /// <summary>The first value that will do.</summary>
    public static async Task<T> ValueAsync<T>(Func<Task<T>> read, Func<T, bool> willDo, TimeSpan? patience = null)
    {
        var (limit, started) = (patience ?? TimeSpan.FromSeconds(60), Stopwatch.GetTimestamp());
        using var timer = new PeriodicTimer(Glance);
        while (true)
        {
            var value = await read();
            if (willDo(value)) return value;
            if (Stopwatch.GetElapsedTime(started) > limit) throw new TimeoutException($"Not so within {limit.TotalSeconds} seconds; it was {value}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
