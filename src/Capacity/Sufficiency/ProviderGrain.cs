using Capacity.History;

namespace Capacity.Sufficiency;

[GrainType("provider")]
internal sealed class ProviderGrain(IContributionSource source, Clock clock) : SettingTotal(source, clock), IProviderGrain
{
    private string? _key;

    protected override string Name => PlaceNames.Provider(Key);

    protected override SettingFilter Scope => new(Provider: Key, IncludeClosed: true);

    protected override bool Holds(Offer offer) => offer.Provider == (_key ??= Key);
}
