namespace Capacity.Terms;

/// <summary>A grain's method that may be called again when it is not known whether the first call was done.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SafeToRepeatAttribute : Attribute
{
    /// <summary>Only if the command carries an idempotency key.</summary>
    public bool WithKey { get; init; }
}
