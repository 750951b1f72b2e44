namespace Capacity.Web.Live;

/// <summary>Since when the store is lost, so that nothing can be kept: set by whoever loses it, cleared by whoever has it back. Every page says so.</summary>
internal sealed class StoreOutage
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _since;

    /// <summary>Null: changes are kept.</summary>
    public DateTimeOffset? Since
    {
        get { lock (_lock) return _since; }
        set
        {
            lock (_lock)
            {
                if (_since == value) return;
                _since = value;
            }
            Changed?.Invoke();
        }
    }

    public event Action? Changed;
}
