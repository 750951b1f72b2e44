using Capacity.History;
using Microsoft.Extensions.Logging;

namespace Capacity.Sufficiency;

[GrainType("authority")]
internal sealed class AuthorityGrain : SumOfTotals, IAuthorityGrain
{
    private readonly Upward _upward;
    private readonly ILogger _log;

    public AuthorityGrain(IContributionSource source, IJournal journal, Clock clock, ILogger<AuthorityGrain> log) : base(source, clock) =>
        (_log, _upward) = (log, new(journal, SendAsync, e => SufficiencyLog.NotSentUp(log, Key, e)));

    protected override string Name => PlaceNames.Authority(Key);

    protected override bool Exists => base.Exists || PlaceNames.Authorities.ContainsKey(Key);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await ReadProvisionalAsync(new(Authority: Key, IncludeClosed: true), o => o.District, cancellationToken);
        this.StartSendingUp(_upward, LookAtTheTime);
    }

    protected override ValueTask SettleAsync() => new(_upward.SettleAsync());

    protected override void Owe() => _upward.Owe();

    private async Task SendAsync(Edition edition)
    {
        if (!await GrainFactory.GetGrain<IRegionGrain>(IRegionGrain.Region).TakeAsync(new(Key, edition, Rollup.ToSums(), Directory))) return;
        SufficiencyLog.LivesTwice(_log, Key);
        DeactivateOnIdle();
    }
}
