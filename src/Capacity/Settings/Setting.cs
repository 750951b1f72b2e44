using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Capacity.Sufficiency;

namespace Capacity.Settings;

/// <summary>A setting as its events have made it. Immutable: what comes next is a new one.</summary>
/// <param name="Suspension">Exactly where the status is suspended.</param>
/// <param name="Holds">Those that have not ended, and the latest that have.</param>
/// <param name="LastBed">The highest bed number ever given.</param>
/// <param name="ConfirmedAt">When its provider last changed anything or said that the picture is right.</param>
/// <param name="Former">Where it counted before the last change of its profile moved it; null where it has not moved.</param>
/// <param name="OffDuty">When its carers are off duty, as its authority's rota has told it; null: at no time that is known.</param>
/// <param name="DutyTold">How many of its latest events are the rota's word.</param>
[GenerateSerializer, Immutable, Alias("setting")]
public sealed record Setting(
    [property: Id(0)] string Id, [property: Id(1)] int Version, [property: Id(2)] Profile Profile, [property: Id(3)] SettingStatus Status,
    [property: Id(4)] Suspension? Suspension, [property: Id(5)] ImmutableArray<Bed> Beds, [property: Id(6)] int LastBed, [property: Id(7)] Limits? Limits,
    [property: Id(8)] ImmutableArray<Hold> Holds, [property: Id(9)] DateTimeOffset ConfirmedAt, [property: Id(10)] DateOnly? RatedOn, [property: Id(11)] Membership? Former,
    [property: Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<OffDuty>? OffDuty = null,
    [property: Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int DutyTold = 0)
{
    public Bed? Bed(string id) => Beds.FirstOrDefault(b => b.Id == id);

    public Hold? Hold(string id) => Holds.FirstOrDefault(h => h.Id == id);

    /// <summary>Whether it is another than somebody saw at a version. The rota speaks when nobody expects it, and takes no decision from anybody: its word is no reason to decide again.</summary>
    public bool HasMovedOnFrom(int version) => version > Version || version < Version - DutyTold;

    public Membership Membership => new(Profile.District, Profile.Provider, Profile.Categories);

    public bool IsOffDuty(DateTimeOffset now) => OffDuty is { } times && times.Any(t => t.Covers(now));

    /// <summary>Why none of its vacant beds is offered at a moment, the first word first; empty where they are.</summary>
    public IEnumerable<string> NotOfferedBecause(DateTimeOffset now) => IsOffDuty(now) ? Forbiddances().Append(Sufficiency.OffDuty.Reason) : Forbiddances();

    /// <summary>Why none is, whatever the hour.</summary>
    public IEnumerable<string> Forbiddances()
    {
        if (Status == SettingStatus.Closed) yield return "closed";
        if (Suspension is { } suspension) yield return suspension.Reason.Word();
        if (Profile.Rating is Rating.Inadequate or Rating.SeriousWeaknesses) yield return "rating-inadequate";
        if (Profile.IsNamedChildOnly) yield return "named-child-only";
    }

    /// <summary>When the next of its suspensions and holds ends by itself, or null.</summary>
    public DateTimeOffset? NextDue() => Beds.Select(b => b.Suspension?.Until).Append(Suspension?.Until)
        .Concat(Holds.Where(h => !h.Ended).Select(h => (DateTimeOffset?)h.Until)).Min();
}
