namespace Capacity.Settings;

/// <summary>Why a setting refuses: stable slugs, sentences fit for the page.</summary>
internal static class Refusals
{
    public static readonly Refusal NoSuchSetting = Refusal.NotFound("There is no such setting.");
    public static readonly Refusal NoSuchBed = Refusal.NotFound("This setting has no such bed.");
    public static readonly Refusal NoSuchHold = Refusal.NotFound("There is no such hold.");
    public static readonly Refusal Closed = Refusal.Conflict("setting-closed", "This setting is closed.");
    public static readonly Refusal BedsInUse = Refusal.Conflict("beds-in-use", "A child lives in a bed of this setting, or a bed is held. Beds in use cannot be taken away.");
    public static readonly Refusal BedSuspended = Refusal.Conflict("bed-suspended", "This bed is suspended. Reopen it first.");
    public static readonly Refusal BedHeld = Refusal.Conflict("bed-held", "This bed is held for a search. Release the hold first.");
    public static readonly Refusal BedOccupied = Refusal.Conflict("bed-occupied", "A child lives in this bed. It can be changed when they leave.");
    public static readonly Refusal BedNotOccupied = Refusal.Conflict("bed-not-occupied", "Nobody lives in this bed.");
    public static readonly Refusal BedNotAvailable = Refusal.Conflict("bed-not-available", "This setting has not enough beds free now. Somebody else may have just taken one.");
    public static readonly Refusal NotYoursToReopen = Refusal.Conflict("not-yours-to-reopen", "A commissioner, an administrator or the regulator suspended this. Only a commissioner or an administrator can reopen it.");
    public static readonly Refusal HoldEnded = Refusal.Conflict("hold-ended", "This hold has ended.");
    public static readonly Refusal HoldExtendedTwice = Refusal.Conflict("hold-extended-twice", "This hold has been extended twice already.");
    public static readonly Refusal VersionMovedOn = new(412, "version-moved-on", "The setting has changed since you read it. Look again, then decide.");
    public static readonly Refusal KeyReused = new(422, "idempotency-key-reused", "This Idempotency-Key was used for another command.");
}
