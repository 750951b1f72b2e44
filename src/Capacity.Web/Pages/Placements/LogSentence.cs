using Capacity.Placements;

namespace Capacity.Web.Pages.Placements;

/// <summary>A line of a search's log as a page says it.</summary>
internal static class LogSentence
{
    public static string Of(SearchLogLine line, Func<string, string> nameOf)
    {
        var what = Step(line, nameOf);
        return line.Note is { } note ? $"{what}: {note}" : what;
    }

    private static string Step(SearchLogLine l, Func<string, string> nameOf) => l.Step switch
    {
        SearchStep.Begun => $"Search started by {l.By}",
        SearchStep.Closed when l.ReplacedBy is not null => $"Went on with a changed need{(l.By is null ? "" : $", by {l.By}")}",
        SearchStep.Closed when l.ByTime => $"Closed by {l.By}",
        SearchStep.Closed => $"Closed{(l.By is null ? "" : $" by {l.By}")}, {l.Outcome switch { SearchOutcome.Placed => "child placed", SearchOutcome.NotNeeded => "bed no longer needed", _ => "no bed found" }}",
        SearchStep.Held => $"{Beds(l)} held at {nameOf(l.SettingId!)}",
        SearchStep.Placed => $"Child placed at {nameOf(l.SettingId!)}",
        SearchStep.Released => $"{Beds(l)} at {nameOf(l.SettingId!)} released",
        SearchStep.Declined => $"{nameOf(l.SettingId!)} declined{(l.Reason is { } reason ? $", {Wording.Within(Catalogue.DeclineReasons[reason.Word()].Name)}" : "")}",
        _ => $"The hold at {nameOf(l.SettingId!)} ran out",
    };

    private static string Beds(SearchLogLine l) => $"{Plural.Word(l.BedIds!.Count, "Bed")} {Wording.List(l.BedIds)}";
}
