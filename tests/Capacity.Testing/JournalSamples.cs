using System.Text;
using Capacity.History;
using Capacity.Terms;

namespace Capacity.Testing;

/// <summary>Commits, rows and events to write where their content does not matter.</summary>
public static class JournalSamples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static readonly Actor Manager = new(ActorKind.User, "u-1", "Zoë Manager", Role.Provider);

    private static readonly byte[] TwelveBeds = Encoding.UTF8.GetBytes($$"""{"beds":[{{string.Join(',', Enumerable.Range(1, 12).Select(b =>
        $$"""{"id":"{{b}}","status":"vacant","offered":true,"since":"2026-11-22T12:00:00.000Z","notOfferedBecause":[]}"""))}}]}""");

    public static CurrentRow Row(string setting, int version = 1) => new(
        setting, version, "Ash Lodge", SettingType.ChildrensHome, Sector.Framework, SettingStatus.Open, "E08000025", "birmingham-northfield", "ash-care",
        ["residential-ebd"], false, Noon, null, TwelveBeds);

    public static JournalEvent Event(string setting, int version, DateTimeOffset? at = null) =>
        new(setting, version, at ?? Noon, Manager, "confirmed", null, """{"bed":"1","reason":"staffing","until":null}"""u8.ToArray());

    /// <summary>A change of a setting at a version: one event and the row that it leaves.</summary>
    public static Commit Change(string setting, int version = 0, Func<CurrentRow, CurrentRow>? row = null, KeptOutcome? outcome = null, DateTimeOffset? at = null)
    {
        var next = Row(setting, version + 1);
        return new(setting, version, [Event(setting, version + 1, at)], row is null ? next : row(next), outcome);
    }

    public static KeptOutcome Outcome(string key = "k-1", DateTimeOffset? at = null, string caller = "user:u-1", int version = 1, string fingerprint = "suspend:1") =>
        new(caller, key, fingerprint, at ?? Noon, 200, version, null, null);
}
