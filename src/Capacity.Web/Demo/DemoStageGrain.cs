namespace Capacity.Web.Demo;

[GrainType("demo-stage")]
internal sealed class DemoStageGrain(Clock clock) : Grain, IDemoStageGrain
{
    private string? _player;
    private DateTimeOffset _until;

    public ValueTask<bool> TakeAsync(string player, TimeSpan length)
    {
        if (_player != player && clock.Now < _until) return new(false);
        (_player, _until) = (player, clock.Now + length);
        return new(true);
    }

    public Task LeaveAsync(string player)
    {
        if (_player == player) (_player, _until) = (null, default);
        return Task.CompletedTask;
    }
}
