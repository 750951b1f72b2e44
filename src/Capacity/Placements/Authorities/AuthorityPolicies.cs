using System.Collections.Frozen;
using Capacity.Settings;

namespace Capacity.Placements.Authorities;

/// <summary>The policies of all authorities; one that has said nothing has the standard ones.</summary>
public sealed class AuthorityPolicies(IReadOnlyDictionary<string, AuthorityPolicy> policies)
{
    private static readonly AuthorityPolicy Unsaid = new();

    /// <summary>What the authorities' own publications say, unless the configuration says otherwise.</summary>
    public static readonly IReadOnlyDictionary<string, AuthorityPolicy> Published = new Dictionary<string, AuthorityPolicy>
    {
        // Birmingham Children's Trust: three households for two weeks each; open from midday on weekdays and any time at weekends.
        ["E08000025"] = new() { EmergencyHours = new(new(new(9, 0), new(12, 0)), null) },
        // Staffordshire: until five o'clock of the next working day.
        ["E10000028"] = new() { EmergencyStay = new StayUntil(new(17, 0), OnNextWorkingDay: true) },
        // Warwickshire: from half past five until noon.
        ["E10000031"] = new() { EmergencyHours = new(new(new(12, 0), new(17, 30)), new(new(12, 0), new(17, 30))), EmergencyStay = new StayUntil(new(12, 0), OnNextWorkingDay: false) },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those of <see cref="Published"/> alone.</summary>
    public static readonly AuthorityPolicies AsPublished = new(Published);

    private readonly FrozenDictionary<string, AuthorityPolicy> _policies = policies.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Sooner than after so many days nobody's details are deleted.</summary>
    public int ShortestRetention => _policies.Values.Append(Unsaid).Min(p => p.RetentionDays);

    /// <summary>What is older than its authority's retention time.</summary>
    public CaseCutOffs CasesUntil(DateTimeOffset now) =>
        new(now.AddDays(-Unsaid.RetentionDays), _policies.ToDictionary(p => p.Key, p => now.AddDays(-p.Value.RetentionDays), StringComparer.Ordinal));

    public AuthorityPolicy Of(string authority) => _policies.GetValueOrDefault(authority, Unsaid);
}
