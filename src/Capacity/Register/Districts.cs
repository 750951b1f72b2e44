using Capacity.History;
using Capacity.Settings;

namespace Capacity.Register;

/// <summary>A district lies in one authority, whatever a row says: that of the first setting in it.</summary>
public sealed class Districts
{
    private readonly Dictionary<string, string> _authorities = new(StringComparer.Ordinal);

    /// <summary>Holds one profile to the settings that the store has in its district.</summary>
    public static async ValueTask<Problem?> CheckAsync(IJournal journal, Profile profile, CancellationToken stop = default)
    {
        var known = new Districts();
        await foreach (var row in journal.ReadAllAsync(new(District: profile.District, IncludeClosed: true), limit: 1, stop: stop)) known.Learn(row.District, row.Authority);
        return known.Check(profile);
    }

    internal void Learn(string district, string authority) => _authorities.TryAdd(district, authority);

    internal Problem? Check(Profile profile) => _authorities.GetValueOrDefault(profile.District) is { } known && known != profile.Authority
        ? new("district", profile.District, $"{profile.District} lies in {Shown(known)}, not in {Shown(profile.Authority)}.")
        : null;

    private static string Shown(string authority) => PlaceNames.Authorities.TryGetValue(authority, out var name) ? $"{authority} ({name})" : authority;
}
