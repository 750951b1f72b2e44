using Orleans.Storage;

namespace Capacity.Storage.Postgres;

/// <summary>
/// Orleans' own storage with three differences, so that it keeps what the embedded one keeps. A state belongs to the whole grain id: the provider alone takes a text key that
/// looks like a hexadecimal number for that number, and "a", "A" and "0a" for one grain. A clear takes away only what its caller has read. A store that cannot be used
/// is said to be unavailable.
/// </summary>
internal sealed class PostgresGrainStorage(AdoNetGrainStorage inner) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => inner.Participate(lifecycle);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        TryAsync(() => inner.ReadStateAsync(stateName, Whole(grainId), grainState, cancellationToken));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        TryAsync(() => inner.WriteStateAsync(stateName, Whole(grainId), grainState, cancellationToken));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        if (grainState.ETag is not null)
        {
            await TryAsync(() => inner.ClearStateAsync(stateName, Whole(grainId), grainState, cancellationToken));
            return;
        }

        // The provider would read here what another activation wrote, and take it away.
        var stored = new GrainState<T>();
        await ReadStateAsync(stateName, grainId, stored, cancellationToken);
        if (stored.RecordExists)
            throw new InconsistentStateException($"The state '{stateName}' of {grainId} was written by another activation.", stored.ETag, "none");
        (grainState.State, grainState.RecordExists) = (stored.State, false);
    }

    /// <summary>The slash makes it text, whatever the key looks like; a NUL, which PostgreSQL's text cannot have, is written as an escape.</summary>
    private static GrainId Whole(GrainId id) =>
        GrainId.Create(id.Type, IdSpan.Create(id.ToString().Replace("%", "%25", StringComparison.Ordinal).Replace("\0", "%00", StringComparison.Ordinal)));

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception fault) when (fault.IsUnavailable())
        {
            throw PostgresFaults.Unavailable(fault);
        }
    }
}
