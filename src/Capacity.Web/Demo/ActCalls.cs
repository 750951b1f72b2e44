using System.Globalization;

namespace Capacity.Web.Demo;

/// <summary>How an act is asked of the API: who calls what with which body. Pure.</summary>
internal static class ActCalls
{
    /// <summary>No moment that is told is over before it arrives.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(1);

    public static ActCall Of(SettingAct act, DayPace pace, DateTimeOffset now)
    {
        var (setting, provider) = ($"/api/v1/settings/{act.Setting}", Voice.Of(act.Provider));
        return act switch
        {
            Confirms => new(provider, $"{setting}/confirm", new { }),
            Suspends a => new(a.Reason == "regulator" ? Voice.Commissioner : provider, $"{setting}/beds/{a.Bed}/suspend", new { reason = a.Reason, until = Until(a.Lasts, pace, now) }),
            Reopens a => new(Voice.Commissioner, $"{setting}/beds/{a.Bed}/reopen", new { }),
            ExpectsFree a => new(provider, $"{setting}/beds/{a.Bed}/expect-free", new { on = Date(now + pace.Real(a.Ahead)) }),
            Vacates a => new(provider, $"{setting}/beds/{a.Bed}/vacate", new { offer = a.Offer }),
            Occupies a => new(provider, $"{setting}/beds/{a.Bed}/occupy", new { authority = a.Authority }),
            IsRated a => new(Voice.Admin, $"{setting}/rate", new { rating = a.Rating, on = Date(now) }),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act.GetType().Name, "Nobody asks this of the API."),
        };
    }

    private static DateTimeOffset? Until(TimeSpan? lasts, DayPace pace, DateTimeOffset now) =>
        lasts is { } length ? now + (pace.Real(length) is var real && real > Soonest ? real : Soonest) : null;

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal sealed record ActCall(Voice Voice, string Path, object Body);
