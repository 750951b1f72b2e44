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
    /// When to look at a member again. A member has one entry that counts (its <see cref="Member.ScheduledAt"/>), at or before the moment at which time changes it
    /// next: a later confirmation leaves it where it is, and it is put off when it comes up.
    /// </summary>
    private readonly PriorityQueue<string, long> _schedule = new();
    private readonly Tally _tally = new();
    private long _now = now.UtcTicks;
    private long _latestChange = Share.Always;

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
        if (now < then && now < _latestChange) return Recount();

        Sums? before = null;
        while (_schedule.TryPeek(out var name, out var at) && at <= now)
        {
            _schedule.Dequeue();
            ref var member = ref CollectionsMarshal.GetValueRefOrNullRef(_members, name);
            if (member.ScheduledAt != at) continue;
            member.ScheduledAt = NotScheduled;
            if (!member.Share.AddsTheSameAt(then, now))
            {
                before ??= _tally.ToSums();
                _tally.Subtract(member.Share, then);
                _tally.Add(member.Share, now);
            }
            Schedule(name, ref member);
        }
        return before is not null && HasChangedSince(before);
    }

    private void Schedule(string name, ref Member member)
    {
        _latestChange = Math.Max(_latestChange, member.Share.ChangedBefore(_now));
        if (member.Share.ChangesAfter(_now) is not Share.Never and var next && (member.ScheduledAt == NotScheduled || next < member.ScheduledAt))
        {
            member.ScheduledAt = next;
            _schedule.Enqueue(name, next);
        }
    }

    /// <summary>The clock went back past a moment at which time changed something: everything is added up anew.</summary>
    private bool Recount()
    {
        var before = _tally.ToSums();
        _tally.Clear();
        _schedule.Clear();
        _latestChange = Share.Always;
        foreach (var name in _members.Keys)
        {
            ref var member = ref CollectionsMarshal.GetValueRefOrNullRef(_members, name);
            member.ScheduledAt = NotScheduled;
            _tally.Add(member.Share, _now);
            Schedule(name, ref member);
        }
        return HasChangedSince(before);
    }

    /// <summary>One household may take over from another: then nothing has.</summary>
    private bool HasChangedSince(Sums before)
    {
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
