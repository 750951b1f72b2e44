namespace Capacity.Terms;

/// <summary>How grains that change seldom keep their state.</summary>
internal static class StateKeeping
{
    /// <summary>Memory is never ahead of disk: when a write's outcome is not known, the former state stands and the activation is given up, so that the next call reads again.</summary>
    /// <param name="giveUp">Lets go of the activation.</param>
    public static async Task KeepAsync<T>(this IPersistentState<T> kept, T next, Action giveUp)
    {
        var before = kept.State;
        kept.State = next;
        try
        {
            await kept.WriteStateAsync();
        }
        catch
        {
            kept.State = before;
            giveUp();
            throw;
        }
    }
}
