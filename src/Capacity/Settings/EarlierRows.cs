using System.Text.Json;
using Capacity.History;

namespace Capacity.Settings;

/// <summary>Rows with holds that ended under an earlier version, which kept of them neither when, nor why, nor since when a child lives there.</summary>
internal static class EarlierRows
{
    /// <summary>Whether a row is what its events make of it but for what was not kept then.</summary>
    public static bool Same(CurrentRow row, Setting refolded)
    {
        try
        {
            var kept = SettingRow.Read(row);
            var asThen = refolded with { Holds = [.. refolded.Holds.Select(h => kept.Hold(h.Id) is { EndedAt: null } ? WithoutItsEnd(h) : h)] };
            return row.State.Span.SequenceEqual(SettingRow.Write(asThen).State.Span);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
        {
            return false;
        }
    }

    private static Hold WithoutItsEnd(Hold hold) => hold with { EndedAt = null, DeclineReason = null, DeclineNote = null, PlacedSince = null };
}
