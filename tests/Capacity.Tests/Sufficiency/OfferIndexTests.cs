using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Tests.Sufficiency;

/// <summary>Whatever comes, changes and goes: the offers that lie side by side are those of a plain dictionary.</summary>
public class OfferIndexTests
{
    private static readonly string[] Outcodes = ["B31", "B29", "CV1", "ZZ99"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_holds_what_was_put_last_and_nothing_that_left(int seed)
    {
        var (random, index, truth) = (new Random(seed), new OfferIndex(), new Dictionary<string, Offer>());

        for (var i = 0; i < 2000; i++)
        {
            var id = $"home-{random.Next(60)}";
            if (random.Next(3) == 0)
            {
                index.Remove(id);
                truth.Remove(id);
                continue;
            }
            var offer = A.Setting(random.Next(1, 9), id: id, profile: A.Profile(postcode: $"{Outcodes[random.Next(Outcodes.Length)]} 1AA")).ToOffer(A.FreshFor);
            index.Put(id, offer);
            truth[id] = offer;
        }

        Assert.Equal(truth.OrderBy(t => t.Key), Listed(index).OrderBy(t => t.Key));
        Assert.All(truth, t => Assert.Same(t.Value, index.Find(t.Key)));
        Assert.Null(index.Find("home-60"));
    }

    [Fact]
    public void A_setting_lies_where_its_offer_says()
    {
        var index = new OfferIndex();
        foreach (var outcode in Outcodes) index.Put(outcode, A.Setting(1, id: outcode, profile: A.Profile(postcode: $"{outcode} 1AA")).ToOffer(A.FreshFor));

        foreach (var plot in index.Plots)
            foreach (var entry in plot.Entries) Assert.Equal(Gazetteer.Find(entry.Setting), plot.Place);
        Assert.Equal(4, index.Plots.Length);
    }

    private static Dictionary<string, Offer> Listed(OfferIndex index)
    {
        var listed = new Dictionary<string, Offer>();
        foreach (var plot in index.Plots)
        {
            foreach (var entry in plot.Entries) listed.Add(entry.Setting, entry.Offer);
            for (var i = 0; i < plot.Count; i++) Assert.Equal((Traits.Of(plot.Entries[i].Offer), plot.Entries[i].Offer.Vacant), (plot.Columns.TraitsOf(i), plot.Columns.VacantOf(i)));
            Assert.Equal(plot.Entries.ToArray().Sum(e => e.Offer.Vacant + e.Offer.Suspended), plot.VacantOrSuspended);
        }
        Assert.Equal(index.All.Count(), listed.Count);
        return listed;
    }
}
