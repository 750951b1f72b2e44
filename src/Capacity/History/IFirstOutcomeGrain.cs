namespace Capacity.History;

/// <summary>What an idempotency key was answered with first, of commands that no setting's journal keeps (searches, their holds, imports). Key: an <see cref="OutcomeKey"/>.</summary>
[Alias("first-outcome-grain")]
public interface IFirstOutcomeGrain : IGrainWithStringKey
{
    /// <summary>Begins a command, or says what became of it. What began and was not completed begins again as the same operation.</summary>
    [SafeToRepeat, Alias("begin")]
    ValueTask<Beginning> BeginAsync(string fingerprint);

    /// <summary>Keeps the outcome, unless one is kept already; answers the one that is kept.</summary>
    [SafeToRepeat, Alias("complete")]
    ValueTask<FirstOutcome> CompleteAsync(FirstOutcome outcome);

    /// <summary>Nothing came of it that is worth keeping: the key is as if it had not been used.</summary>
    [SafeToRepeat, Alias("forget")]
    ValueTask ForgetAsync();
}

/// <summary>How a command begins.</summary>
/// <param name="Operation">What its ids derive from, so that doing it again does nothing twice.</param>
/// <param name="Outcome">The first one, where it is known: nothing is to be done.</param>
/// <param name="Reused">The key was used for another command or body.</param>
[GenerateSerializer, Immutable, Alias("beginning")]
public sealed record Beginning([property: Id(0)] Guid Operation, [property: Id(1)] FirstOutcome? Outcome = null, [property: Id(2)] bool Reused = false);

/// <summary>What a command was answered with: a body as JSON, or a refusal.</summary>
/// <param name="Location">Of what was made; null where nothing was.</param>
[GenerateSerializer, Immutable, Alias("first-outcome")]
public sealed record FirstOutcome(
    [property: Id(0)] int Status, [property: Id(1)] string? Body, [property: Id(2)] Refusal? Refusal = null, [property: Id(3)] string? Location = null)
{
    /// <summary>By which the store finds those that are past their lifetime.</summary>
    public const string StateName = "first-outcome";

    public static FirstOutcome Of(Refusal refusal) => new(refusal.Status, null, refusal);

    /// <summary>Whether a repeat is answered with it: successes, conflicts and versions that moved on.</summary>
    public bool IsKept => Status is >= 200 and < 300 or 409 or 412;
}
