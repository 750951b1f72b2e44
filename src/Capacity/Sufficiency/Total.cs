using Capacity.Live;

namespace Capacity.Sufficiency;

/// <summary>What all total grains share: a rollup, brought up to the moment whenever somebody looks, and shown as a row.</summary>
internal abstract class Total : Grain, ITotal
{
    private readonly Watchable<TotalRow> _watchable;
    private TotalRow? _row;
    private long _rowRevision;

    protected Total(Clock clock)
    {
        (Clock, Rollup) = (clock, new(clock.Now));
        _watchable = new(() => Exists ? Row() : null, Advance);
    }

    protected Clock Clock { get; }

    protected Rollup Rollup { get; }

    protected string Key => this.GetPrimaryKeyString();

    protected abstract string Name { get; }

    /// <summary>Whether there is something to see; else a watcher is told that there is not.</summary>
    protected virtual bool Exists => Rollup.Count > 0;

    public ValueTask<TotalRow> ReadAsync()
    {
        LookAtTheTime();
        return new(Row());
    }

    public ValueTask<Sighting<TotalRow>> NewerThanAsync(Mark seen, TimeSpan patience) => _watchable.NewerThanAsync(seen, patience);

    protected void LookAtTheTime()
    {
        if (Advance()) _watchable.Changed();
    }

    /// <summary>The sums are others than before, or what is told with them: whoever watches is told.</summary>
    protected void HasChanged()
    {
        _row = null;
        _watchable.Changed();
        Owe();
    }

    /// <summary>The total above must hear of what has changed here.</summary>
    protected virtual void Owe()
    {
    }

    private bool Advance()
    {
        if (!Rollup.AdvanceTo(Clock.Now)) return false;
        Owe();
        return true;
    }

    private TotalRow Row()
    {
        if (_row is null || _rowRevision != Rollup.Revision) (_row, _rowRevision) = (Rollup.ToSums().ToRow(Key, Name), Rollup.Revision);
        return _row;
    }
}
