using Capacity.History;
using Capacity.Security;
using Capacity.Settings.Attention;
using Microsoft.Extensions.Logging;

namespace Capacity.Settings.DailyLetters;

/// <summary>
/// Says in the store whose letter it begins, hands it over, says that it has. The store refuses the first word of an activation that was left behind, so no two write
/// to one person; and a letter that a crash cut off is written again, since nobody knows whether it went.
/// </summary>
[GrainType("letters")]
internal sealed class LettersGrain(
    [PersistentState("daily-letters")] IPersistentState<LettersRecord> kept, IProviderPeople people, ILetterPost post, LetterHour hour, IJournal journal, FreshnessLimits freshness,
    Clock clock, ILogger<LettersGrain> log) : Grain, ILettersGrain, IRemindable
{
    private const string Write = "write";

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(5), Soon = TimeSpan.FromMinutes(1);

    public async ValueTask BeginAsync()
    {
        // One that is there is left as it is: nodes that start often must not put it off for ever.
        if (await this.GetReminder(Write) is null) await this.RegisterOrUpdateReminder(Write, Soon, Pace);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status) => await RunAsync();

    public async ValueTask RunAsync()
    {
        try
        {
            if (post.CanSend && hour.HasCome(clock.Now)) await WriteAsync();
        }
        catch (Exception e) when (e is OrleansException or TimeoutException or StoreUnavailableException)
        {
            LettersLog.NotDone(log, e);
        }
    }

    private async Task WriteAsync()
    {
        var day = LondonTime.Date(clock.Now);
        var done = Done(day).People;
        foreach (var provider in (await people.ReadAsync()).Where(p => !done.Contains(p.Id)).GroupBy(p => p.Provider, StringComparer.Ordinal))
        {
            var settings = await journal.ReadAllAsync(new(Provider: provider.Key)).Select(SettingRow.Read).ToListAsync();
            foreach (var person in provider) await WriteAsync(person, settings, day);
        }
    }

    /// <summary>One who cannot be written to does not keep the others from their letters.</summary>
    private async Task WriteAsync(ProviderPerson person, List<Setting> settings, DateOnly day)
    {
        var now = clock.Now;
        if (AttentionRules.Of(settings, freshness, now) is { Count: > 0 } matters)
        {
            await KeepAsync(Done(day).Beginning(person.Id));
            try
            {
                await post.SendAsync(person, matters, settings.Count, now);
            }
            catch (Exception e)
            {
                LettersLog.NotSent(log, person.Id, e);
                return;
            }
        }
        await KeepAsync(Done(day).With(person.Id));
    }

    private LettersDone Done(DateOnly day) => kept.State.Done.Of(day);

    private Task KeepAsync(LettersDone next) => kept.KeepAsync(new LettersRecord { Done = next }, DeactivateOnIdle);
}
