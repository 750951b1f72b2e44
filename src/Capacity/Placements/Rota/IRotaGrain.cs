using System.Collections.Immutable;
using Capacity.Live;

namespace Capacity.Placements.Rota;

/// <summary>An authority's rota of emergency carers: who is on duty when, and who is on leave. Key: the authority's ONS code.</summary>
[Alias("rota-grain")]
public interface IRotaGrain : IWatched<RotaState>
{
    [SafeToRepeat, Alias("read")]
    ValueTask<RotaState> ReadAsync();

    /// <summary>Says who is on duty in the period that begins on a day; the last word counts.</summary>
    [SafeToRepeat, Alias("put-period")]
    ValueTask<RotaAnswer> PutPeriodAsync(DateOnly from, IReadOnlyList<string> households, Actor by);

    /// <summary>Takes a period away; one that is not there is none.</summary>
    [SafeToRepeat, Alias("take-period-away")]
    ValueTask<RotaAnswer> DeletePeriodAsync(DateOnly from, Actor by);

    /// <summary>A household's leave. The same id again replaces it.</summary>
    [SafeToRepeat, Alias("put-leave")]
    ValueTask<RotaAnswer> PutLeaveAsync(Leave leave);

    [SafeToRepeat, Alias("take-leave-back")]
    ValueTask<RotaAnswer> DeleteLeaveAsync(string id, Actor by);

    /// <summary>Tells those of these households that were told otherwise when they are off duty. It does not fail.</summary>
    [SafeToRepeat, Alias("tell")]
    ValueTask TellAsync(ImmutableArray<DutyTold> carers);

    /// <summary>Who changed what and when, the oldest first.</summary>
    [SafeToRepeat, Alias("read-changes")]
    ValueTask<ImmutableArray<RotaChange>> ReadChangesAsync();
}

/// <param name="Rota">As it is now; null where refused.</param>
[GenerateSerializer, Immutable, Alias("rota-answer")]
public sealed record RotaAnswer([property: Id(0)] RotaState? Rota, [property: Id(1)] Refusal? Refusal)
{
    public static implicit operator RotaAnswer(Refusal refusal) => new(null, refusal);
}
