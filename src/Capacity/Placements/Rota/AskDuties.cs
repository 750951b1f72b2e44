using System.Collections.Immutable;
using Capacity.Sufficiency;

namespace Capacity.Placements.Rota;

/// <summary>What a district's emergency carers have been told of their duty; closed ones, and those who take other children too, are left out.</summary>
[GenerateSerializer, Immutable, Alias("ask-duties")]
public sealed record AskDuties : OfferQuery
{
    public override OfferAnswer Ask(DistrictOffers district, DateTimeOffset now)
    {
        var told = ImmutableArray.CreateBuilder<DutyTold>();
        foreach (var plot in district.Offers.Plots)
            for (var i = 0; i < plot.Count; i++)
                if ((plot.Columns.TraitsOf(i) & (Traits.EmergencyCarersOnly | Traits.Closed)) == Traits.EmergencyCarersOnly)
                    told.Add(new(plot.Entries[i].Setting, plot.Entries[i].Offer.Authority, plot.Entries[i].Offer.OffDuty));
        return new DutiesTold(told.ToImmutable());
    }
}

[GenerateSerializer, Immutable, Alias("duties-told")]
public sealed record DutiesTold([property: Id(0)] ImmutableArray<DutyTold> Carers) : OfferAnswer;

/// <param name="Off">When the household is off duty, as it was told last; null: never.</param>
[GenerateSerializer, Immutable, Alias("duty-told")]
public sealed record DutyTold([property: Id(0)] string Setting, [property: Id(1)] string Authority, [property: Id(2)] IReadOnlyList<OffDuty>? Off);
