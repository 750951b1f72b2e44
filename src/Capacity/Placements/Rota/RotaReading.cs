using Capacity.Placements.Authorities;

namespace Capacity.Placements.Rota;

/// <summary>An authority's rota at a moment, beside the policy by which it is kept and the carers who may be on it.</summary>
/// <param name="Carers">By name; one that was closed since may stand in the rota and not here.</param>
public sealed record RotaReading(string Authority, RotaState Rota, AuthorityPolicy Policy, IReadOnlyList<Carer> Carers, DateTimeOffset At)
{
    /// <summary>The day to which the present moment belongs.</summary>
    public DateOnly Today { get; } = RotaState.DutyDay(At);

    /// <summary>Null while emergency carers may be rung.</summary>
    public DateTimeOffset? OpensAt { get; } = Policy.EmergencyHours.OpensAt(At);

    /// <summary>Who may be rung now; null where no period covers this day.</summary>
    public IReadOnlyList<string>? OnDuty { get; } = Rota.OnDuty(Policy.EmergencyHours, At);

    public string Name(string household) => Carers.FirstOrDefault(c => c.Id == household)?.Name ?? household;

    /// <summary>The next weeks, beginning with this one or the period that covers it: periods, and between them spans in which nobody knows, each no longer than a period.</summary>
    public IEnumerable<RotaSpan> Coming(int weeks)
    {
        var begins = Rota.On(Today)?.From ?? Today.AddDays(-(((int)Today.DayOfWeek + 6) % 7));
        var ends = Today.AddDays(weeks * 7);
        for (var from = begins; from < ends;)
        {
            var span = Rota.On(from) is { } period ? new RotaSpan(from, period.Until, period) : new(from, NextAfter(from), null);
            yield return span;
            from = span.Until;
        }
    }

    /// <summary>Whether a period may begin with this span.</summary>
    public bool Fits(RotaSpan span) => span.Period is not null || span.Until == span.From.AddDays(Policy.RotaWeeks * 7);

    private DateOnly NextAfter(DateOnly from) => Rota.Periods.Where(p => p.From > from).Select(p => p.From).Append(from.AddDays(Policy.RotaWeeks * 7)).Min();
}

/// <param name="Until">The day after its last.</param>
/// <param name="Period">Who is on duty; null: nobody knows.</param>
public sealed record RotaSpan(DateOnly From, DateOnly Until, DutyPeriod? Period);
