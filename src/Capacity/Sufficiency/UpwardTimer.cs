namespace Capacity.Sufficiency;

internal static class UpwardTimer
{
    /// <summary>Time's changes and what was not sent go up this often: three levels of it stay within a second.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    public static void StartSendingUp(this Grain grain, Upward upward, Action lookAtTheTime) => grain.RegisterGrainTimer(_ =>
    {
        lookAtTheTime();
        return upward.TickAsync();
    }, new GrainTimerCreationOptions(Pace, Pace) { Interleave = true });
}
