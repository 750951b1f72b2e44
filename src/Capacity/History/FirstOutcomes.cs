namespace Capacity.History;

/// <summary>Does a command once a key: a repeat within 24 hours is answered as it was first. Without a key nothing is kept.</summary>
public sealed class FirstOutcomes(IGrainFactory grains, Clock clock)
{
    private static readonly FirstOutcome KeyReused = FirstOutcome.Of(new(422, "idempotency-key-reused", "This Idempotency-Key was used for another command."));

    /// <summary>For what is done without a key: no other has it.</summary>
    public Guid NewOperation() => Guid.CreateVersion7(clock.Now);

    /// <param name="fingerprint">Of the command and its body.</param>
    /// <param name="run">Does the work; safe to repeat with the same operation, since a crash may come between it and the keeping of its outcome.</param>
    public async Task<FirstOutcome> OnceAsync(OutcomeKey? key, string fingerprint, Func<Guid, Task<FirstOutcome>> run)
    {
        if (key is null) return await run(NewOperation());
        var grain = grains.GetGrain<IFirstOutcomeGrain>(key.ToString());
        var begun = await grain.BeginAsync(fingerprint);
        if (begun.Reused) return KeyReused;
        if (begun.Outcome is { } first) return first;

        var outcome = await run(begun.Operation);
        if (outcome.IsKept) return await grain.CompleteAsync(outcome);
        await grain.ForgetAsync();
        return outcome;
    }
}
