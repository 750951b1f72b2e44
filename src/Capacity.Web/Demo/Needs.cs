using System.Collections.Immutable;

namespace Capacity.Web.Demo;

/// <summary>What children need, drawn.</summary>
internal static class Needs
{
    private const int MostAsked = 4, FromTheAgeOf = 8;

    /// <summary>Assumed; of a catalogue's words.</summary>
    private static readonly IReadOnlyList<(string, double)>
        Words = [("emotional-behavioural", 45), ("autism", 12), ("learning-disability", 10), ("mental-health", 10), ("missing", 8), ("exploitation", 6), ("self-harm", 5), ("substance-misuse", 4)],
        Genders = [("male", 54), ("female", 44), ("other", 2)],
        Bases = [("s20", 55), ("s31 interim", 30), ("police protection", 15)];

    public static string Gender(DayDraft draft) => draft.Likely(Genders);

    public static string LegalBasis(DayDraft draft) => draft.Likely(Bases);

    public static int Age(DayDraft draft)
    {
        var (from, to) = draft.Likely([.. draft.Rates.Ages.Select(a => ((a.From, a.To), a.Children))]);
        return draft.Whole(from, to);
    }

    public static string[] Of(DayDraft draft, int age) =>
        age < FromTheAgeOf ? [] : [.. Enumerable.Range(0, draft.Whole(0, 2)).Select(_ => draft.Likely(Words)).Distinct()];

    /// <summary>What the settings that are asked answer, until one takes the child.</summary>
    public static ImmutableArray<HoldEnd> Answers(DayDraft draft)
    {
        var (declined, unanswered, notNeeded) = draft.Rates.Answers;
        var answers = ImmutableArray.CreateBuilder<HoldEnd>();
        while (answers.Count < MostAsked)
        {
            var answer = draft.Likely(
            [
                (HoldEnd.Declined, declined), (HoldEnd.Unanswered, unanswered), (HoldEnd.NotNeeded, notNeeded), (HoldEnd.Accepted, 1 - declined - unanswered - notNeeded),
            ]);
            answers.Add(answer);
            if (answer is HoldEnd.Accepted or HoldEnd.NotNeeded) break;
        }
        return answers.ToImmutable();
    }
}
