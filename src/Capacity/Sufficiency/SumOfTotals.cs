using System.Collections.Immutable;
using Capacity.History;

namespace Capacity.Sufficiency;

/// <summary>A total over totals, which know their time themselves. It wakes with what the journal says of its members, until they speak.</summary>
internal abstract class SumOfTotals(IContributionSource source, Clock clock) : Total(clock), ISumOfTotals
{
    private readonly Dictionary<string, ImmutableArray<DistrictSummary>> _districts = new(StringComparer.Ordinal);
    private readonly MemberEpochs _epochs = new();
    private ImmutableArray<DistrictSummary>? _directory;

    /// <summary>The districts below it that have a setting, by id.</summary>
    protected ImmutableArray<DistrictSummary> Directory => _directory ??= [.. _districts.Values.SelectMany(d => d).OrderBy(d => d.District, StringComparer.Ordinal)];

    public async ValueTask<bool> TakeAsync(Subtotal subtotal)
    {
        if (_epochs.LivesTwice(subtotal.Key, subtotal.Edition.Epoch)) return true;
        var before = Rollup.Revision;
        if (!Rollup.Take(subtotal.Key, subtotal.Edition, Share.Of(subtotal.Sums))) return false;
        var moved = !subtotal.Districts.AsSpan().SequenceEqual(_districts.GetValueOrDefault(subtotal.Key).AsSpan());
        if (moved)
        {
            (_districts[subtotal.Key], _directory) = (subtotal.Districts, null);
            Moved();
        }
        if (Rollup.Revision != before || moved) HasChanged();
        await SettleAsync();
        return false;
    }

    /// <summary>What is known here must be known above before a command is answered.</summary>
    protected virtual ValueTask SettleAsync() => ValueTask.CompletedTask;

    /// <summary>The directory is another than it was.</summary>
    protected virtual void Moved()
    {
    }

    /// <summary>Adds what the journal says to provisional members.</summary>
    /// <param name="scope">Whose settings to read.</param>
    /// <param name="member">The member under which a setting's district counts.</param>
    protected async Task ReadProvisionalAsync(SettingFilter scope, Func<Offer, string> member, CancellationToken stop)
    {
        var (now, members) = (Clock.Now.UtcTicks, new Dictionary<string, (Tally Tally, Dictionary<string, DistrictMap> Districts)>(StringComparer.Ordinal));
        await foreach (var contribution in source.ReadAsync(scope, stop))
        {
            if (contribution.Offer is not { } offer) continue;
            if (!members.TryGetValue(member(offer), out var found)) members.Add(member(offer), found = (new(), new(StringComparer.Ordinal)));
            found.Tally.Add(Share.Of(offer), now);
            if (!found.Districts.TryGetValue(offer.District, out var map)) found.Districts.Add(offer.District, map = new(offer.District));
            map.Replace(null, offer);
        }
        foreach (var (key, (tally, districts)) in members)
        {
            Rollup.Take(key, Edition.Provisional, Share.Of(tally.ToSums()));
            _districts[key] = [.. districts.Values.Select(d => d.Summary()).OrderBy(d => d.District, StringComparer.Ordinal)];
        }
        _directory = null;
    }
}
