using Capacity.Terms;

namespace Capacity.Web.Tests.Host;

/// <summary>Answers its first call when the test lets it, and what it was called with each time.</summary>
[Alias("slow-grain")]
public interface ISlowGrain : IGrainWithStringKey
{
    [SafeToRepeat, Alias("say")]
    ValueTask<string> SayAsync(string word);

    [Alias("say-once")]
    ValueTask<string> SayOnceAsync(string word);
}
