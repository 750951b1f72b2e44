using Capacity.History;
using Orleans.Concurrency;

namespace Capacity.Sufficiency;

/// <summary>A total over settings: read from the journal's current rows when it wakes, told of changes from then on.</summary>
internal abstract class SettingTotal(IContributionSource source, Clock clock) : Total(clock), ITotalGrain
{
    /// <summary>Whose rows to read.</summary>
    protected abstract SettingFilter Scope { get; }

    /// <summary>Grows with every change that somebody must hear of.</summary>
    protected virtual long Revision => Rollup.Revision;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await foreach (var contribution in source.ReadAsync(Scope, cancellationToken)) Take(contribution);
    }

    public ValueTask ContributeAsync(Immutable<IReadOnlyList<Contribution>> contributions)
    {
        LookAtTheTime();
        var before = Revision;
        for (var i = 0; i < contributions.Value.Count; i++) Take(contributions.Value[i]);
        if (Revision != before) HasChanged();
        return SettleAsync();
    }

    /// <summary>Whether a setting with this offer counts here; one that counts elsewhere has left.</summary>
    protected abstract bool Holds(Offer offer);

    /// <summary>A setting's offer here is now this one, or none.</summary>
    protected virtual void Replaced(string setting, Offer? offer)
    {
    }

    /// <summary>What is known here must be known above before a command is answered; also what the journal said before the command's own word came.</summary>
    protected virtual ValueTask SettleAsync() => ValueTask.CompletedTask;

    private void Take(Contribution c)
    {
        var offer = c.Offer is { } o && Holds(o) ? o : null;
        if (Rollup.Take(c.Setting, Edition.OfSetting(c.Version), offer is null ? null : Share.Of(offer))) Replaced(c.Setting, offer);
    }
}
