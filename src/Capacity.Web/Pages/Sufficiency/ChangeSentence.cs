using Capacity.Settings;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>What became of beds, as the beginning of a sentence.</summary>
internal static class ChangeSentence
{
    public static string Of(BedChange change) => $"{Plural.Of(change.Beds, "bed")} {Became(change)}";

    private static string Became(BedChange change) => change.Became switch
    {
        BedBecame.Available => "available",
        BedBecame.Occupied => "occupied",
        _ => $"suspended ({Wording.Within(Wording.Reason(change.Reason!))})",
    };
}
