namespace Capacity.Tests.Storage;

[GrainType("tick")]
internal sealed class TickGrain : Grain, ITickGrain, IRemindable
{
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private int _ticks;

    public async Task StartAsync() => await this.RegisterOrUpdateReminder("tick", Period, Period);

    public ValueTask<int> ReadAsync() => new(_ticks);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _ticks++;
        return Task.CompletedTask;
    }
}
