namespace Capacity.Terms;

/// <summary>
/// A grain's look at the store before it answers from memory. Writes need none, since the store refuses those of an activation that was left behind. But a node that was cut off or slept may
/// have written before it was given up and after its successor had read, and a reader would not see it until the next write. Used within the grain's turns only.
/// </summary>
public sealed class SecondLook
{
    /// <summary>A reader waits no longer for a store that does not answer: what is remembered will do, and who shows it says since when.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private Task _looking = Task.CompletedTask;

    public async ValueTask TakeAsync(Func<Task> read)
    {
        if (!_looking.IsCompleted) return; // that one will tell
        _looking = read();
        try
        {
            await _looking.WaitAsync(Patience);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // It is shown as it was.
        }
    }
}
