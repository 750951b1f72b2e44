namespace Capacity.History;

[GrainType("first-outcome")]
internal sealed class FirstOutcomeGrain([PersistentState(FirstOutcome.StateName)] IPersistentState<FirstOutcomeState> kept, Clock clock) : Grain, IFirstOutcomeGrain
{
    public async ValueTask<Beginning> BeginAsync(string fingerprint)
    {
        var now = clock.Now;
        if (IsPast(now)) await kept.ReadStateAsync(); // it may have been purged since
        if (!kept.RecordExists || IsPast(now))
            await WriteAsync(new() { Fingerprint = fingerprint, Operation = Guid.CreateVersion7(now), At = now });
        return kept.State.Fingerprint == fingerprint ? new(kept.State.Operation, kept.State.Outcome) : new(Guid.Empty, Reused: true);
    }

    public async ValueTask<FirstOutcome> CompleteAsync(FirstOutcome outcome)
    {
        if (!kept.RecordExists) return outcome;
        if (kept.State.Outcome is { } first) return first;
        await WriteAsync(new() { Fingerprint = kept.State.Fingerprint, Operation = kept.State.Operation, At = kept.State.At, Outcome = outcome });
        return outcome;
    }

    public async ValueTask ForgetAsync()
    {
        if (kept is not { RecordExists: true, State.Outcome: null }) return;
        await kept.ClearStateAsync();
        DeactivateOnIdle();
    }

    private bool IsPast(DateTimeOffset now) => kept.RecordExists && now >= kept.State.At + KeptOutcome.Lifetime;

    /// <summary>Memory is never ahead of disk: when a write's outcome is not known, the next call reads again.</summary>
    private async Task WriteAsync(FirstOutcomeState state)
    {
        kept.State = state;
        try
        {
            await kept.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}

/// <summary>Stored as <c>first-outcome</c>.</summary>
[GenerateSerializer, Alias("first-outcome-state")]
internal sealed class FirstOutcomeState
{
    [Id(0)]
    public string Fingerprint { get; init; } = "";

    [Id(1)]
    public Guid Operation { get; init; }

    [Id(2)]
    public DateTimeOffset At { get; init; }

    [Id(3)]
    public FirstOutcome? Outcome { get; init; }
}
