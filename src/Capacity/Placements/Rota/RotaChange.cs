using System.Collections.Immutable;

namespace Capacity.Placements.Rota;

public enum RotaChangeKind { PeriodKept, PeriodTakenAway, LeaveKept, LeaveTakenBack }

/// <summary>Who changed what of a rota, and when.</summary>
/// <param name="Number">1 is the rota's first change; there are no gaps.</param>
/// <param name="Until">Of a period the day after its last; of leave its last day.</param>
/// <param name="Households">Of leave the one.</param>
/// <param name="LeaveId">Of leave.</param>
[GenerateSerializer, Immutable, Alias("rota-change")]
public sealed record RotaChange(
    [property: Id(0)] int Number, [property: Id(1)] DateTimeOffset At, [property: Id(2)] Actor By, [property: Id(3)] RotaChangeKind Kind, [property: Id(4)] DateOnly From,
    [property: Id(5)] DateOnly Until, [property: Id(6)] ImmutableArray<string> Households, [property: Id(7)] string? LeaveId = null)
{
    /// <summary>The latest of them are kept: those of a decade, at a change every other day.</summary>
    public const int MostKept = 2000;

    /// <summary>The trail with one change more, if a rota has become another.</summary>
    /// <param name="day">The period that was put or taken away begins on it; null: <paramref name="leave"/> is the one that was.</param>
    public static ImmutableArray<RotaChange> Recorded(ImmutableArray<RotaChange> trail, RotaState before, RotaState after, DateOnly? day, string? leave, Actor by, DateTimeOffset now)
    {
        var number = trail.IsEmpty ? 1 : trail[^1].Number + 1;
        var change = day is { } from
            ? OfPeriod(before.Periods.FirstOrDefault(p => p.From == from), after.Periods.FirstOrDefault(p => p.From == from))
            : OfLeave(before.Leaves.FirstOrDefault(l => l.Id == leave), after.Leaves.FirstOrDefault(l => l.Id == leave));
        return change is null ? trail : [.. trail.TakeLast(MostKept - 1), change];

        RotaChange? OfPeriod(DutyPeriod? old, DutyPeriod? next) => (old, next) switch
        {
            (_, { } p) when old?.SaysTheSameAs(p) != true => new(number, now, by, RotaChangeKind.PeriodKept, p.From, p.Until, p.Households),
            ({ } p, null) => new(number, now, by, RotaChangeKind.PeriodTakenAway, p.From, p.Until, p.Households),
            _ => null,
        };

        RotaChange? OfLeave(Leave? old, Leave? next) => (old, next) switch
        {
            (_, { } l) when old?.SaysTheSameAs(l) != true => new(number, now, by, RotaChangeKind.LeaveKept, l.From, l.Until, [l.Household], l.Id),
            ({ } l, null) => new(number, now, by, RotaChangeKind.LeaveTakenBack, l.From, l.Until, [l.Household], l.Id),
            _ => null,
        };
    }
}
