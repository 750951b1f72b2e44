using System.Text.Json;
using Capacity.History;

namespace Capacity.Settings;

/// <summary>A setting as the journal keeps its current row.</summary>
public static class SettingRow
{
    public static CurrentRow Write(Setting s) => new(s.Id, s.Version, s.Profile.Name, s.Profile.Type, s.Profile.Sector, s.Status, s.Profile.Authority,
        s.Profile.District, s.Profile.Provider, s.Profile.Categories, s.Profile.IsEmergency, s.ConfirmedAt, s.NextDue(),
        JsonSerializer.SerializeToUtf8Bytes(s, WireJson.Options));

    public static Setting Read(CurrentRow row) => JsonSerializer.Deserialize<Setting>(row.State.Span, WireJson.Options)!;
}
