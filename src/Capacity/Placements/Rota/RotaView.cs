namespace Capacity.Placements.Rota;

/// <summary>A rota as programs read it.</summary>
/// <param name="Weeks">So long a period is.</param>
/// <param name="Households">So many are on duty at a time at most.</param>
/// <param name="OpensAt">Null while open.</param>
/// <param name="OnDuty">Who may be rung now; null where no period covers today, so that nobody knows.</param>
/// <param name="Stay">How long a child may stay, as the configuration says it.</param>
public sealed record RotaView(
    string Authority, int Weeks, int Households, bool OpenNow, DateTimeOffset? OpensAt, IReadOnlyList<OnDutyView>? OnDuty, IReadOnlyList<PeriodView> Periods,
    IReadOnlyList<LeaveView> Leave, string Stay)
{
    public static RotaView Of(RotaReading r) => new(r.Authority, r.Policy.RotaWeeks, r.Policy.RotaHouseholds, r.OpensAt is null, r.OpensAt,
        r.OnDuty is { } on ? [.. on.Select(h => new OnDutyView(h, r.Name(h)))] : null,
        RotaPlan.Of(r.Rota).Periods, RotaPlan.Of(r.Rota).Leave, r.Policy.EmergencyStay.Said);
}

public sealed record OnDutyView(string SettingId, string Name);

/// <param name="From">A Monday, from noon.</param>
/// <param name="Until">The Monday at whose noon others take over.</param>
public sealed record PeriodView(DateOnly From, DateOnly Until, IReadOnlyList<string> Households);

/// <summary>A rota as it is told live.</summary>
public sealed record RotaPlan(IReadOnlyList<PeriodView> Periods, IReadOnlyList<LeaveView> Leave)
{
    public static RotaPlan Of(RotaState rota) => new([.. rota.Periods.Select(p => new PeriodView(p.From, p.Until, p.Households))], [.. rota.Leaves.Select(l => new LeaveView(l.Id, l.Household, l.From, l.Until))]);
}

/// <summary>A change of a rota as programs read it.</summary>
/// <param name="Until">Of a period the Monday at whose noon others take over; of leave its last day.</param>
/// <param name="LeaveId">Of leave; else null.</param>
public sealed record RotaChangeView(int Number, DateTimeOffset At, Actor Actor, RotaChangeKind Kind, DateOnly From, DateOnly Until, IReadOnlyList<string> Households, string? LeaveId)
{
    public static RotaChangeView Of(RotaChange c) => new(c.Number, c.At, c.By, c.Kind, c.From, c.Until, c.Households, c.LeaveId);
}

/// <param name="Until">Its last day, with the night that begins on it.</param>
public sealed record LeaveView(string Id, string Household, DateOnly From, DateOnly Until);
