using Capacity.Security;
using Capacity.Settings;
using Capacity.Settings.Attention;
using Capacity.Testing;
using Capacity.Web.DailyLetters;
using Capacity.Web.Mail;

namespace Capacity.Web.Tests.DailyLetters;

public class DailyLetterTests
{
    private static readonly ProviderPerson Ann = new("p-ann", "Ann Alder", "ann@acme.example", "acme-care", "s1");
    private static readonly DateTimeOffset Morning = new(2026, 11, 27, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_says_what_waits_in_order_and_where_one_tap_settles_it()
    {
        Setting[] settings =
        [
            A.Setting(id: "oak", profile: A.Profile(name: "Oak House")),
            A.Setting(id: "elm", profile: A.Profile(name: "Elm House"), at: Morning.AddHours(-1)).Held(until: Morning.AddMinutes(40)),
        ];

        var letter = Of(settings, 12);

        Assert.Equal(("ann@acme.example", "2 of your 12 settings wait for you"), (letter.To, letter.Subject));
        Assert.Equal("""
            Hello Ann Alder,

            2 of your 12 settings wait for you on Friday 27 November:

            - Elm House: A bed is held: say yes or no by 07:40 (bed 1).

            - Oak House: Not confirmed since 23 Nov, 12:00: its free beds do not count as available.

            Nothing has changed? Say so with one tap on this page. It works for 24 hours, for Acme Care alone, and shows only what you have. Do not pass it on.

            https://capacity.example/confirm/sealed

            Something has changed, or a bed is held? Sign in.

            https://capacity.example/settings

            You get this letter once a day, and only when something waits.

            """.ReplaceLineEndings("\n"), letter.Text);
    }

    [Fact]
    public void Of_one_setting_it_speaks_as_of_one() => Assert.Equal("Your setting waits for you", Of([A.Setting()], 1).Subject);

    [Fact]
    public void A_long_list_is_cut_and_the_rest_is_counted()
    {
        var letter = Of([.. Enumerable.Range(1, 20).Select(n => A.Setting(id: $"home-{n:00}", profile: A.Profile(name: $"Home {n:00}")))], 20);

        Assert.Contains("- Home 15: ", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Home 16", letter.Text, StringComparison.Ordinal);
        Assert.Contains("- And 5 more things.", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_tells_nothing_of_a_child_of_a_search_or_of_whom_to_ring()
    {
        var home = A.Setting(occupied: 1).Do(new OccupyBed("2", "E08000025", null, "EDT-1182")).Do(new ExpectFree("1", new(2026, 11, 20))).Held();

        var letter = Of([home], 1);

        Assert.DoesNotContain("EDT-1182", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("s-1", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(home.Profile.Phone!, letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(home.Profile.Postcode, letter.Text, StringComparison.Ordinal);
    }

    private static Letter Of(Setting[] settings, int count) => DailyLetter.Of(Ann, AttentionRules.Of(settings, A.FreshFor, Morning), count,
        new("https://capacity.example/confirm/sealed"), new("https://capacity.example/settings"), TimeSpan.FromHours(24), Morning);
}
