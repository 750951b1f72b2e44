using Capacity.History;
using Microsoft.Extensions.Logging;

namespace Capacity.Sufficiency;

/// <summary>The total of a district's settings and the index of their offers; it sends its sums to the authority's total.</summary>
[GrainType("district")]
internal sealed class DistrictGrain : SettingTotal, IDistrictGrain
{
    private readonly string _key;
    private readonly DistrictOffers _offers;
    private readonly DistrictsHere _here;
    private readonly DistrictMap _map;
    private readonly Upward _upward;
    private readonly ILogger _log;

    /// <summary>The authority that was last told; another one must be told that the district is not its own.</summary>
    private string? _told;

    public DistrictGrain(IContributionSource source, IJournal journal, DistrictsHere here, Clock clock, ILogger<DistrictGrain> log) : base(source, clock)
    {
        _key = Key;
        (_here, _log) = (here, log);
        (_map, _offers) = (new(_key), new(_key));
        _upward = new(journal, SendAsync, e => SufficiencyLog.NotSentUp(log, _key, e));
    }

    protected override string Name => PlaceNames.District(_key, _map.Authority);

    protected override SettingFilter Scope => new(District: _key, IncludeClosed: true);

    protected override long Revision => Rollup.Revision + _map.Revision;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        this.StartSendingUp(_upward, LookAtTheTime);
        _here.Add(_offers);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _here.Remove(_offers);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public ValueTask<OfferAnswer> AskAsync(OfferQuery query) => new(query.Ask(_offers, Clock.Now));

    public ValueTask<SiloAddress> WhereAsync() => new(GrainContext.Address.SiloAddress!);

    public ValueTask StayAwakeAsync() => ValueTask.CompletedTask;

    protected override bool Holds(Offer offer) => offer.District == _key;

    protected override void Replaced(string setting, Offer? offer)
    {
        _map.Replace(_offers.Offers.Find(setting), offer);
        _offers.Replace(setting, offer, _map.Centre);
    }

    protected override ValueTask SettleAsync() => new(_upward.SettleAsync());

    protected override void Owe() => _upward.Owe();

    private async Task SendAsync(Edition edition)
    {
        if (_map.Authority is not { } authority) return;
        var (sums, summary) = (Rollup.ToSums(), _map.Summary());
        if (_told is not null && _told != authority) await GrainFactory.GetGrain<IAuthorityGrain>(_told).TakeAsync(new(_key, edition, Sums.None, []));
        var livesTwice = await GrainFactory.GetGrain<IAuthorityGrain>(authority).TakeAsync(new(_key, edition, sums, summary.Settings > 0 ? [summary] : []));
        _told = authority;
        if (!livesTwice) return;
        SufficiencyLog.LivesTwice(_log, _key);
        DeactivateOnIdle();
    }
}
