using Capacity.History;

namespace Capacity.Sufficiency;

[GrainType("category")]
internal sealed class CategoryGrain(IContributionSource source, Clock clock) : SettingTotal(source, clock), ICategoryGrain
{
    private ulong? _mask;

    protected override string Name => Catalogue.Categories.Find(Key)?.Name ?? Key;

    protected override bool Exists => Catalogue.Categories.Contains(Key);

    protected override SettingFilter Scope => new(Category: Key, IncludeClosed: true);

    protected override bool Holds(Offer offer) => (offer.CategoryMask & (_mask ??= Exists ? Catalogue.Categories.Mask([Key]) : 0)) != 0;
}
