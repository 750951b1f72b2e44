using Capacity.History;

namespace Capacity.Sufficiency;

/// <summary>
/// A total's word to the total above it: its whole present value, one at a time, so that what changes while one is on its way shares the next. It never fails; what could
/// not be sent is sent again by the timer, and the present value is repeated even when nothing changed, which mends what was lost. Used within a grain's turns only.
/// </summary>
/// <param name="send">Sends the value of the moment that it is called.</param>
internal sealed class Upward(IJournal journal, Func<Edition, Task> send, Action<Exception> failed)
{
    /// <summary>A total above on a node that has just died must not hold others up for longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), Repeat = TimeSpan.FromSeconds(2);

    private Task? _waiting;
    private Task _onItsWay = Task.CompletedTask;
    private Edition _last;
    private bool _owed = true;
    private long _lastSent;

    /// <summary>There is something to send; the timer will, unless it is sent before.</summary>
    public void Owe() => _owed = true;

    /// <summary>Done when a value at least as new as the present one is above, or was tried.</summary>
    public Task SettleAsync() => _owed ? SendAsync() : _waiting ?? _onItsWay;

    /// <summary>Sends what is owed, or what was last sent long ago.</summary>
    public Task TickAsync() => _owed || TimeProvider.System.GetElapsedTime(_lastSent) >= Repeat ? SendAsync() : Task.CompletedTask;

    private Task SendAsync() => _waiting ??= RunAsync();

    private async Task RunAsync()
    {
        await Task.Yield();
        await _onItsWay;
        (_onItsWay, _waiting) = (_waiting!, null);
        try
        {
            // Drawn at the first word, not at the activation: the activation that speaks later is the one in force.
            if (_last.Epoch == 0) _last = new(await journal.NextEpochAsync(), 0);
            _owed = false;
            _last = _last with { Number = _last.Number + 1 };
            await send(_last).WaitAsync(Patience);
        }
        catch (Exception e)
        {
            _owed = true;
            failed(e);
        }
        _lastSent = TimeProvider.System.GetTimestamp();
    }
}
