using Capacity.Settings;

namespace Capacity.Web.Pages.Settings;

/// <summary>A setting's beds in one line: what somebody says of when they say that nothing has changed.</summary>
internal static class PictureSentence
{
    public static string Of(SettingView s) => $"{Plural.Of(s.Counts.Registered, "bed")}: {string.Join(", ", Parts(s))}";

    private static IEnumerable<string> Parts(SettingView s)
    {
        var c = s.Counts;
        if (c.Available > 0) yield return $"{c.Available} available";
        if (c.Unconfirmed > 0) yield return $"{c.Unconfirmed} unconfirmed";
        if (c.Held > 0) yield return $"{c.Held} held";
        if (c.Occupied > 0) yield return $"{c.Occupied} occupied";
        if (c.Suspended > 0) yield return $"{c.Suspended} suspended ({Wording.List(s.SuspendedBy.Keys.Select(r => Wording.Within(Wording.Reason(r))))})";
        if (c.Registered == 0) yield return "none in use";
    }
}
