namespace Capacity.History;

/// <summary>The store cannot be reached or cannot write: the same call may go through later. A grain's persistent state lets only Orleans' own exceptions through as they are.</summary>
[Alias("store-unavailable")]
public sealed class StoreUnavailableException : OrleansException
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message) : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception inner) : base(message, inner)
    {
    }
}
