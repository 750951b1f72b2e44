namespace Capacity.History;

/// <summary>Which current rows; what is null does not narrow. Closed settings are left out unless <see cref="IncludeClosed"/> or asked for by status.</summary>
/// <param name="Text">Looked for in name and id, literally, whatever the case.</param>
/// <param name="Freshness">With the cut-offs to tell it by.</param>
public sealed record SettingFilter(
    string? District = null, string? Category = null, string? Provider = null, string? Authority = null, SettingType? Type = null, SettingStatus? Status = null,
    string? Text = null, FreshnessFilter? Freshness = null, bool IncludeClosed = false)
{
    public static readonly SettingFilter Everything = new(IncludeClosed: true);
}

/// <summary>Rows confirmed after <c>After</c> and not after <c>NotAfter</c>; the second pair for settings with an emergency category.</summary>
public sealed record FreshnessFilter(DateTimeOffset? After, DateTimeOffset? NotAfter, DateTimeOffset? EmergencyAfter, DateTimeOffset? EmergencyNotAfter)
{
    public static FreshnessFilter Of(Freshness freshness, FreshnessLimits limits, DateTimeOffset now)
    {
        var ((after, notAfter), (emergencyAfter, emergencyNotAfter)) = (Bounds(limits.For(false)), Bounds(limits.For(true)));
        return new(after, notAfter, emergencyAfter, emergencyNotAfter);

        (DateTimeOffset? After, DateTimeOffset? NotAfter) Bounds(TimeSpan limit) => freshness switch
        {
            Terms.Freshness.Fresh => (now - limit / 2, null),
            Terms.Freshness.Ageing => (now - limit, now - limit / 2),
            _ => (null, now - limit),
        };
    }
}
