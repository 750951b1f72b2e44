using System.Collections.Immutable;
using Capacity.Placements.Authorities;

namespace Capacity.Placements.Rota;

/// <summary>An authority's rota.</summary>
/// <param name="Periods">By their beginning; none overlaps another.</param>
/// <param name="Leaves">By their beginning.</param>
[GenerateSerializer, Immutable, Alias("rota-state")]
public sealed record RotaState([property: Id(0)] ImmutableArray<DutyPeriod> Periods, [property: Id(1)] ImmutableArray<Leave> Leaves)
{
    public static readonly RotaState Empty = new([], []);

    /// <summary>Duty changes at noon: a night belongs to the day on whose evening it began.</summary>
    public static readonly TimeOnly Handover = new(12, 0);

    public static DateOnly DutyDay(DateTimeOffset now) => LondonTime.Day(now, Handover);

    public DutyPeriod? On(DateOnly day) => Periods.FirstOrDefault(p => p.From <= day && day < p.Until);

    /// <summary>Who may be rung now: none outside the hours of opening; null where no period covers this day, so that nobody knows.</summary>
    public string[]? OnDuty(EmergencyHours hours, DateTimeOffset now)
    {
        if (Periods.IsEmpty) return null; // as most are: no clock has to be asked
        var day = DutyDay(now);
        if (On(day) is not { } period) return null;
        return hours.OpensAt(now) is null ? [.. period.Households.Where(h => LeaveOf(h, day) is null)] : [];
    }

    public Leave? LeaveOf(string household, DateOnly day) => Leaves.FirstOrDefault(l => l.Household == household && l.Covers(day));
}

/// <param name="From">A Monday.</param>
/// <param name="Until">The day after its last, at whose noon others take over.</param>
[GenerateSerializer, Immutable, Alias("duty-period")]
public sealed record DutyPeriod(
    [property: Id(0)] DateOnly From, [property: Id(1)] DateOnly Until, [property: Id(2)] ImmutableArray<string> Households, [property: Id(3)] Actor By,
    [property: Id(4)] DateTimeOffset At)
{
    public bool SaysTheSameAs(DutyPeriod other) => From == other.From && Until == other.Until && Households.SequenceEqual(other.Households);
}

/// <param name="Until">Its last day.</param>
[GenerateSerializer, Immutable, Alias("leave")]
public sealed record Leave(
    [property: Id(0)] string Id, [property: Id(1)] string Household, [property: Id(2)] DateOnly From, [property: Id(3)] DateOnly Until, [property: Id(4)] Actor By)
{
    public bool Covers(DateOnly day) => From <= day && day <= Until;

    public bool SaysTheSameAs(Leave other) => (Id, Household, From, Until) == (other.Id, other.Household, other.From, other.Until);
}

/// <summary>Stored as <c>rota</c>.</summary>
[GenerateSerializer, Alias("rota-record")]
public sealed class RotaRecord
{
    [Id(0)]
    public RotaState Rota { get; init; } = RotaState.Empty;

    /// <summary>The oldest first.</summary>
    [Id(1)]
    public ImmutableArray<RotaChange> Changes { get; init; } = [];
}
