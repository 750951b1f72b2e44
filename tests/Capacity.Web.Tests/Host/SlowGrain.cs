namespace Capacity.Web.Tests.Host;

[GrainType("slow")]
internal sealed class SlowGrain(SlowGrain.Calls calls) : Grain, ISlowGrain
{
    public async ValueTask<string> SayAsync(string word)
    {
        calls.Words.Add(word);
        await calls.MayEnd;
        return word;
    }

    public ValueTask<string> SayOnceAsync(string word) => SayAsync(word);

    /// <summary>What the test sees and does.</summary>
    internal sealed class Calls(Task mayEnd)
    {
        public Task MayEnd => mayEnd;

        /// <summary>Within one grain's turns, and read when it is idle.</summary>
        public List<string> Words { get; } = [];
    }
}
