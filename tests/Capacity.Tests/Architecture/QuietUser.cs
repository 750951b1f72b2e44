namespace Capacity.Tests.Architecture;

internal sealed class Used;

internal sealed class UsedLater;

/// <summary>Uses two types only inside a method's body: what a reader of signatures alone would miss.</summary>
internal sealed class QuietUser
{
    public static async Task GoAsync()
    {
        await Task.Yield();
        Func<object> later = () => new UsedLater();
        GC.KeepAlive(later);
        GC.KeepAlive(new Used());
    }
}
