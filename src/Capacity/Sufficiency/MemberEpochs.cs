namespace Capacity.Sufficiency;

/// <summary>
/// Which activation of each member speaks. When nodes die together, Orleans may let a grain live twice, and does not always end one of them: some settings tell the one, some the other, and neither is right.
/// A word of an earlier activation after one of a later shows it. Then both are told to give up, each once.
/// </summary>
internal sealed class MemberEpochs
{
    private readonly Dictionary<string, long> _latest = new(StringComparer.Ordinal);
    private readonly HashSet<string> _disputed = new(StringComparer.Ordinal);

    /// <summary>Whether the one that speaks now has to give up.</summary>
    public bool LivesTwice(string member, long epoch)
    {
        var latest = _latest.GetValueOrDefault(member);
        if (epoch == latest) return _disputed.Remove(member);
        if (epoch < latest)
        {
            _disputed.Add(member);
            return true;
        }
        _latest[member] = epoch;
        _disputed.Remove(member); // it has woken after both
        return false;
    }
}
