using System.Collections.Immutable;

namespace Capacity.Placements.Demand;

[GrainType("demand")]
internal sealed class DemandGrain([PersistentState("demand")] IPersistentState<DemandRecord> kept) : Grain, IDemandGrain
{
    private readonly SecondLook _look = new();

    public async ValueTask KeepAsync(DemandFact fact)
    {
        if (Find(fact.Search) is null) await KeepAsync([.. kept.State.Facts.Append(fact).OrderBy(f => f.Search, StringComparer.Ordinal)]);
    }

    public async ValueTask ForgetAsync(string search)
    {
        if (Find(search) is { Forgotten: false } fact) await KeepAsync(kept.State.Facts.Replace(fact, DemandRules.Forgotten(fact)));
    }

    public async ValueTask<ImmutableArray<DemandFact>> ReadAsync()
    {
        await _look.TakeAsync(kept.ReadStateAsync);
        return kept.State.Facts;
    }

    private DemandFact? Find(string search) => kept.State.Facts.FirstOrDefault(f => f.Search == search);

    private Task KeepAsync(ImmutableArray<DemandFact> facts) => kept.KeepAsync(new DemandRecord { Facts = facts }, DeactivateOnIdle);
}

/// <summary>Stored as <c>demand</c>.</summary>
[GenerateSerializer, Alias("demand-record")]
internal sealed class DemandRecord
{
    [Id(0)]
    public ImmutableArray<DemandFact> Facts { get; init; } = [];
}
