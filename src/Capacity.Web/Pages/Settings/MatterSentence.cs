using Capacity.Settings;
using Capacity.Settings.Attention;

namespace Capacity.Web.Pages.Settings;

/// <summary>What waits for a provider, in a sentence; of pages and letters alike.</summary>
internal static class MatterSentence
{
    public static string Of(Matter matter, DateTimeOffset now) => matter switch
    {
        HoldWaits { Hold: var hold } => $"{(hold.BedIds.Length == 1 ? "A bed is held" : $"{hold.BedIds.Length} beds are held")}: say yes or no by {UkTime.Moment(hold.Until, now)} ({Beds(hold.BedIds)})",
        WordWanted { Stale: true } m => $"Not confirmed since {UkTime.Moment(m.Setting.ConfirmedAt, now)}: {(Free(m.Setting, now) ? "its free beds do not count as available" : "say whether it is still right")}",
        WordWanted m => $"Confirm by {UkTime.Moment(m.StaleAt, now)}{(Free(m.Setting, now) ? ", or its free beds stop counting as available" : "")}",
        SuspensionEnds { Bed: { } bed } m => $"Bed {bed.Id} opens again by itself at {UkTime.Moment(m.At, now)} ({Reason(m.Suspension)})",
        SuspensionEnds m => $"The whole setting opens again by itself at {UkTime.Moment(m.At, now)} ({Reason(m.Suspension)})",
        DepartureDue m => $"Bed {m.Bed.Id} was expected to be free on {UkTime.WeekdayAndDay(m.On)}",
        _ => throw new ArgumentOutOfRangeException(nameof(matter), matter.GetType().Name, "No sentence says this."),
    };

    /// <summary>Whether it has beds that are offered while its word is trusted.</summary>
    private static bool Free(Setting s, DateTimeOffset now) => !s.NotOfferedBecause(now).Any() && s.Beds.Any(b => b.Status == BedStatus.Vacant);

    private static string Reason(Suspension suspension) => Wording.Within(Wording.Reason(suspension.Reason));

    private static string Beds(IReadOnlyCollection<string> ids) => $"{Plural.Word(ids.Count, "bed")} {Wording.List(ids)}";
}
