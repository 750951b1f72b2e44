namespace Capacity.Web.Pages.Settings;

/// <summary>The reasons that suspend a bed with one tap. Those that need a note, or that only somebody else can lift, are asked on a page of their own.</summary>
internal static class QuickReasons
{
    private static readonly SuspensionReason[] All =
    [
        SuspensionReason.Staffing, SuspensionReason.Matching, SuspensionReason.Safeguarding, SuspensionReason.Maintenance, SuspensionReason.Preparing, SuspensionReason.Quality,
        SuspensionReason.CarerBreak,
    ];

    /// <summary>What is most likely first: of carers a break, of homes the staff.</summary>
    public static IEnumerable<SuspensionReason> Of(SettingType type) =>
        type is SettingType.FosterHousehold or SettingType.SupportedLodgings ? All.OrderByDescending(r => r == SuspensionReason.CarerBreak) : All.Where(r => r != SuspensionReason.CarerBreak);
}
