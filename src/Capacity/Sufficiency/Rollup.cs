using System.Runtime.InteropServices;

namespace Capacity.Sufficiency;

/// <summary>
/// A sum of versioned contributions. It keeps each member's last value and edition, ignores what is not later, and adds the difference: a repeat is harmless and order
/// does not matter. Time is passed in; the sums are those of the latest moment that it was told, which may also lie before the one before.
/// </summary>
internal sealed class Rollup(DateTimeOffset now)
{
    private const long NotScheduled = long.MinValue;

    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    /// <summary>
    /// When to look at a member again. A member has one entry that counts (its <see cref="Member.ScheduledAt"/>), at or before the moment it becomes stale: a later
    /// confirmation leaves it where it is, and it is put off when it comes up.
    /// </summary>
    private readonly PriorityQueue<string, long> _schedule = new();
    private readonly Tally _tally = new();
    private long _now = now.UtcTicks;
    private long _latestStale = long.MinValue;

    /// <summary>Grows with every change of the sums, and with nothing else.</summary>
    public long Revision { get; private set; }

    /// <summary>Members that are here, those that add nothing too.</summary>
    public int Count { get; private set; }

    public Sums ToSums() => _tally.ToSums();

    /// <summary>Takes a member's present value and answers whether it was news. A value of none: the member has left, and what it says of an earlier time is ignored.</summary>
    public bool Take(string name, Edition edition, Share? value)
    {
        ref var member = ref CollectionsMarshal.GetValueRefOrAddDefault(_members, name, out var known);
        if (!known) member.ScheduledAt = NotScheduled;
        else if (edition <= member.Edition) return false;

        Count += (value is null ? 0 : 1) - (member.Present ? 1 : 0);
        (member.Edition, member.Present) = (edition, value is not null);
        var share = value.GetValueOrDefault();
        if (!share.AddsTheSameAs(member.Share, _now))
        {
            _tally.Subtract(member.Share, _now);
            _tally.Add(share, _now);
            Revision++;
        }
        member.Share = share;
        Schedule(name, ref member);
        return true;
    }

    /// <summary>Brings the sums to this moment and answers whether that changed them.</summary>
    public bool AdvanceTo(DateTimeOffset moment)
    {
        var (then, now) = (_now, moment.UtcTicks);
        _now = now;
        if (now < then && now < _latestStale) return Recount();

        var changed = false;
        while (_schedule.TryPeek(out var name, out var at) && at <= now)
        {
            _schedule.Dequeue();
            ref var member = ref CollectionsMarshal.GetValueRefOrNullRef(_members, name);
            if (member.ScheduledAt != at) continue;
            member.ScheduledAt = NotScheduled;
            if (member.Share.Stale(now) && !member.Share.Stale(then))
            {
                _tally.Subtract(member.Share, then);
                _tally.Add(member.Share, now);
                changed = true;
            }
            Schedule(name, ref member);
        }
        if (changed) Revision++;
        return changed;
    }

    private void Schedule(string name, ref Member member)
    {
        if (!member.Share.Ages) return;
        if (member.Share.Stale(_now)) _latestStale = Math.Max(_latestStale, member.Share.StaleTicks);
        else if (member.ScheduledAt == NotScheduled || member.Share.StaleTicks < member.ScheduledAt)
        {
            member.ScheduledAt = member.Share.StaleTicks;
            _schedule.Enqueue(name, member.Share.StaleTicks);
        }
    }

    /// <summary>The clock went back past a moment at which something became stale: everything is added up anew.</summary>
    private bool Recount()
    {
        var before = _tally.ToSums();
        _tally.Clear();
        _schedule.Clear();
        _latestStale = long.MinValue;
        foreach (var name in _members.Keys)
        {
            ref var member = ref CollectionsMarshal.GetValueRefOrNullRef(_members, name);
            member.ScheduledAt = NotScheduled;
            _tally.Add(member.Share, _now);
            Schedule(name, ref member);
        }
        var changed = !Share.Of(before).AddsTheSameAs(Share.Of(_tally.ToSums()), _now);
        if (changed) Revision++;
        return changed;
    }

    private struct Member
    {
        public Edition Edition;
        public Share Share;
        public bool Present;
        public long ScheduledAt;
    }
}
