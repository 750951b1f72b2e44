using System.Data.Common;
using Capacity.History;
using Orleans.Storage;

namespace Capacity.Storage.Postgres;

/// <summary>Says of a database that is away what the journal says of it, so that callers need to know one fault only.</summary>
internal sealed class PostgresGrainStorage(IGrainStorage states) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => TryAsync(() => states.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => TryAsync(() => states.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => TryAsync(() => states.ClearStateAsync(stateName, grainId, grainState));

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or IOException)
        {
            throw new StoreUnavailableException($"The store cannot be used now: {fault.Message}", fault);
        }
    }
}
