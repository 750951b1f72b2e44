using System.Collections.Frozen;
using System.Text.Json;
using Capacity.History;

namespace Capacity.Settings;

/// <summary>The stable word of every event, and its way to JSON and back.</summary>
public static class EventKinds
{
    private static readonly FrozenDictionary<string, Type> ByKind = new Dictionary<string, Type>
    {
        ["setting-registered"] = typeof(SettingRegistered),
        ["profile-changed"] = typeof(ProfileChanged),
        ["bed-suspended"] = typeof(BedSuspended),
        ["bed-reopened"] = typeof(BedReopened),
        ["bed-occupied"] = typeof(BedOccupied),
        ["bed-vacated"] = typeof(BedVacated),
        ["departure-expected"] = typeof(DepartureExpected),
        ["bed-added"] = typeof(BedAdded),
        ["bed-removed"] = typeof(BedRemoved),
        ["setting-suspended"] = typeof(SettingSuspended),
        ["setting-reopened"] = typeof(SettingReopened),
        ["setting-closed"] = typeof(SettingClosed),
        ["rated"] = typeof(Rated),
        ["limits-set"] = typeof(LimitsSet),
        ["confirmed"] = typeof(Confirmed),
        ["cases-forgotten"] = typeof(CasesForgotten),
        ["duty-set"] = typeof(DutySet),
        ["suspension-ended"] = typeof(SuspensionEnded),
        ["bed-held"] = typeof(BedHeld),
        ["hold-extended"] = typeof(HoldExtended),
        ["hold-accepted"] = typeof(HoldAccepted),
        ["hold-declined"] = typeof(HoldDeclined),
        ["hold-released"] = typeof(HoldReleased),
        ["hold-expired"] = typeof(HoldExpired),
        ["hold-placed"] = typeof(HoldPlaced),
        ["contact-read"] = typeof(ContactRead),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> ByType = ByKind.ToFrozenDictionary(p => p.Value, p => p.Key);

    public static IEnumerable<string> All => ByKind.Keys.Order(StringComparer.Ordinal);

    public static string Kind(SettingEvent e) => ByType[e.GetType()];

    public static string Kind<TEvent>() where TEvent : SettingEvent => ByType[typeof(TEvent)];

    public static JournalEvent Write(Recorded r) =>
        new(r.Setting, r.Version, r.At, r.Actor, Kind(r.Event), r.Key, JsonSerializer.SerializeToUtf8Bytes(r.Event, r.Event.GetType(), WireJson.Options));

    public static Recorded Read(JournalEvent e) =>
        new(e.Setting, e.Version, e.At, e.Actor, (SettingEvent)JsonSerializer.Deserialize(e.Data.Span, ByKind[e.Kind], WireJson.Options)!, e.Key);
}
