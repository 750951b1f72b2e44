using Capacity.History;
using Capacity.Settings;

namespace Capacity.Web.Pages.Settings;

/// <summary>"Nothing has changed", said of several settings at once: of each as it was seen, so that nobody confirms what has changed since.</summary>
internal sealed class NothingChanged(SettingAccess settings)
{
    private const int AtOnce = 16;
    private const string NotKept = "It could not be kept just now. Try again in a moment.";

    /// <summary>One that is refused or cannot be kept does not keep the others from being confirmed. With a key it is safe to repeat.</summary>
    public async Task<IReadOnlyList<ConfirmOutcome>> SayAsync(IEnumerable<Seen> seen, Actor by, string? provider, Func<Seen, string?> key)
    {
        var outcomes = new List<ConfirmOutcome>();
        foreach (var some in seen.Chunk(AtOnce)) outcomes.AddRange(await Task.WhenAll(some.Select(s => SayAsync(s, by, provider, key(s)))));
        return outcomes;
    }

    private async Task<ConfirmOutcome> SayAsync(Seen seen, Actor by, string? provider, string? key)
    {
        var command = new Confirm();
        try
        {
            var answer = await settings.DoAsync(seen.Id, command, new(by, key, key is null ? "" : SettingPage.Fingerprint(command), seen.Version, provider));
            return new(seen.Id, answer.Refusal?.Title);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException or OrleansException)
        {
            return new(seen.Id, NotKept);
        }
    }
}

/// <param name="Why">It was not confirmed; null: it was.</param>
internal sealed record ConfirmOutcome(string Id, string? Why);
