using System.ComponentModel.DataAnnotations;

namespace Capacity.Terms;

/// <summary>For how long a provider's word is trusted (section <c>Freshness</c>; decimals allowed).</summary>
[GenerateSerializer, Immutable, Alias("freshness-limits")]
public sealed record FreshnessLimits
{
    public const string Section = "Freshness";
    private const double Least = 0.0001, Most = 87_600;

    /// <summary>Hours, where no category is an emergency one.</summary>
    [Id(0), Range(Least, Most)]
    public double Hours { get; init; } = 72;

    /// <summary>Hours, where a category is an emergency one.</summary>
    [Id(1), Range(Least, Most)]
    public double EmergencyHours { get; init; } = 24;

    public TimeSpan For(bool emergency) => TimeSpan.FromHours(emergency ? EmergencyHours : Hours);

    /// <summary>Fresh to half the limit, ageing to the limit, stale from then on.</summary>
    public Freshness Of(DateTimeOffset confirmedAt, bool emergency, DateTimeOffset now)
    {
        var limit = For(emergency);
        return now >= confirmedAt + limit ? Freshness.Stale : now >= confirmedAt + limit / 2 ? Freshness.Ageing : Freshness.Fresh;
    }
}
