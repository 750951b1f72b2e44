namespace Capacity.Storage;

/// <summary>The store cannot be opened until an operator does something. The message is one line that says what; the program prints it and stops.</summary>
public sealed class StoreCannotOpenException : Exception
{
    public StoreCannotOpenException()
    {
    }

    public StoreCannotOpenException(string message) : base(message)
    {
    }

    public StoreCannotOpenException(string message, Exception inner) : base(message, inner)
    {
    }
}
