using Capacity.Security;
using Capacity.Settings.Attention;
using Capacity.Web.Mail;
using Capacity.Web.Pages;
using Capacity.Web.Pages.Settings;

namespace Capacity.Web.DailyLetters;

/// <summary>The words of the daily letter. No child is in them, and nothing that tells whether it was read.</summary>
internal static class DailyLetter
{
    /// <summary>What does not go on a phone's screen or two is counted.</summary>
    private const int MostLines = 15;

    /// <param name="to">The reader.</param>
    /// <param name="matters">What waits, in order; not empty.</param>
    /// <param name="settings">How many settings the provider has.</param>
    /// <param name="confirm">The page that opens without signing in.</param>
    /// <param name="home">The page that asks to sign in.</param>
    /// <param name="works">For how long the first works.</param>
    /// <param name="now">When it is written.</param>
    public static Letter Of(ProviderPerson to, IReadOnlyList<Matter> matters, int settings, Uri confirm, Uri home, TimeSpan works, DateTimeOffset now)
    {
        var waiting = matters.Select(m => m.Setting.Id).Distinct(StringComparer.Ordinal).Count();
        var what = settings == 1 ? "Your setting waits for you" : $"{Plural.Number(waiting)} of your {Plural.Number(settings)} settings {Plural.Word(waiting, "waits", "wait")} for you";
        string[] paragraphs =
        [
            $"Hello {to.Name},",
            $"{what} on {UkTime.WeekdayAndDay(UkTime.Today(now))}:",
            .. matters.Take(MostLines).Select(m => $"- {m.Setting.Profile.Name}: {MatterSentence.Of(m, now)}."),
            .. matters.Count > MostLines ? [$"- And {Plural.Of(matters.Count - MostLines, "more thing", "more things")}."] : (string[])[],
            $"Nothing has changed? Say so with one tap on this page. It works for {Plural.Of((int)Math.Round(works.TotalHours), "hour")}, for {PlaceNames.Provider(to.Provider)} alone, and shows only what you have. Do not pass it on.",
            confirm.AbsoluteUri,
            "Something has changed, or a bed is held? Sign in.",
            home.AbsoluteUri,
            "You get this letter once a day, and only when something waits.",
        ];
        return new(to.Email, what, string.Join("\n\n", paragraphs) + "\n");
    }
}
