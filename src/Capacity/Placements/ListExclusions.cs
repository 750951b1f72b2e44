using System.Collections.Immutable;
using Capacity.Sufficiency;

namespace Capacity.Placements;

/// <summary>Which settings of a district a search leaves out, and why: asked for when somebody wants to know, so that no search is the slower for it.</summary>
/// <param name="Rule">The one under which they are counted; null: whatever stands against them, if anything does.</param>
/// <param name="Text">Looked for in name and id, literally, whatever the case; null does not narrow.</param>
[GenerateSerializer, Immutable, Alias("list-exclusions")]
public sealed record ListExclusions([property: Id(0)] Question Question, [property: Id(1)] Rule? Rule, [property: Id(2)] string? Text, [property: Id(3)] int Limit) : OfferQuery
{
    public override OfferAnswer Ask(DistrictOffers district, DateTimeOffset now)
    {
        var (rules, best) = (new RuleTable(Question, now), new Shortlist<Exclusion>(Limit, Exclusion.Compare));
        NVector? from = Question.From is { } here ? new(here) : null;
        foreach (var plot in district.Offers.Plots)
        {
            var miles = from is { } and && (plot.At ?? district.At) is { } there ? and.MilesTo(there) : double.NaN;
            for (var at = 0; at < plot.Count; at++)
            {
                ref readonly var entry = ref plot.Entries[at];
                if (!Names(entry)) continue;
                var against = rules.Failing(plot, at, miles);
                if (Rule is null || against.First == Rule) best.Add(Exclusion.Of(entry, double.IsNaN(miles) ? null : miles, against, Question));
            }
        }

        var listed = ImmutableArray.CreateBuilder<Exclusion>(best.Best.Length);
        foreach (var one in best.Best) listed.Add(one.Asked(Question, district.Centre, now));
        return new ExclusionList(listed.MoveToImmutable());
    }

    private bool Names(in OfferEntry entry) =>
        Text is not { } text || entry.Offer.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || entry.Setting.Contains(text, StringComparison.OrdinalIgnoreCase);
}

[GenerateSerializer, Immutable, Alias("exclusion-list")]
public sealed record ExclusionList([property: Id(0)] ImmutableArray<Exclusion> Best) : OfferAnswer;
