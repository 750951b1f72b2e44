namespace Capacity.Web.Pages.Settings;

/// <summary>What was just done, after the redirect: words that the address names, never its text.</summary>
internal static class DoneMessages
{
    public static string AllConfirmed(int count) => $"{Plural.Of(Math.Max(0, count), "setting is", "settings are")} confirmed.";

    public static string? Of(string? done, string? bed)
    {
        var named = bed is { Length: > 0 and < 6 } && bed.All(char.IsAsciiDigit) ? $"Bed {bed}" : "The bed";
        return done switch
        {
            "confirmed" => "Confirmed: what you see is right.",
            "suspended" => "This setting is suspended.",
            "reopened" => "This setting is open again.",
            "bed-suspended" => $"{named} is suspended.",
            "bed-reopened" => $"{named} is open again.",
            "bed-occupied" => $"{named} is occupied.",
            "bed-vacated" => $"{named} is free.",
            "bed-preparing" => $"{named} is being prepared. Reopen it when it is ready.",
            "departure-expected" => $"The date that {named.ToLowerInvariant()} is expected free is saved.",
            "limits-set" => "The limits are saved.",
            "hold-accepted" => "The hold is accepted.",
            "hold-declined" => "The hold is declined.",
            "undone" => "Taken back: it is as it was before.",
            _ => null,
        };
    }
}
