namespace Capacity.Register;

/// <summary>What is wrong with one native column: the value as it came (shortened), and a sentence that says what would do.</summary>
public sealed record Problem(string Field, string? Value, string Message);
