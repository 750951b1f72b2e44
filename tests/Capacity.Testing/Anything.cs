using Capacity.Sufficiency;
using Capacity.Terms;

namespace Capacity.Testing;

/// <summary>A test that every offer meets.</summary>
[Orleans.GenerateSerializer, Orleans.Alias("test-anything")]
public sealed record Anything : OfferTest
{
    public override Refusal? Refuse(Offer offer, DateTimeOffset now) => null;
}

/// <summary>A test that no offer meets.</summary>
[Orleans.GenerateSerializer, Orleans.Alias("test-nothing")]
public sealed record Nothing([property: Orleans.Id(0)] string Slug) : OfferTest
{
    public override Refusal? Refuse(Offer offer, DateTimeOffset now) => Refusal.Conflict(Slug, "No.");
}
