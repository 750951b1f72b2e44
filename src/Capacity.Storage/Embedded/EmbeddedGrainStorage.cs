using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Capacity.Storage.Embedded;

/// <summary>The state of grains that change seldom, as JSON beside the journal. Written by the same writer: such a write shares its flush with commits.</summary>
internal sealed class EmbeddedGrainStorage(EmbeddedStore store, IActivatorProvider activators) : IGrainStorage
{
    private const string StoredTag = "SELECT etag FROM grain_states WHERE name = ?1 AND grain = ?2";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = store.Readers.Read(c => c.First(ReadStored, "SELECT etag, data FROM grain_states WHERE name = ?1 AND grain = ?2", stateName, grainId.ToString()));
        var state = stored is null ? default : JsonSerializer.Deserialize<T>(stored.Data, WireJson.Options);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (state ?? activators.GetActivator<T>().Create(), stored?.Tag, stored is not null);
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (grain, known, data) = (grainId.ToString(), Tag(grainState.ETag), JsonSerializer.SerializeToUtf8Bytes(grainState.State, WireJson.Options));
        var written = await store.Writer.WriteAsync(c =>
        {
            var tag = store.NextTag();
            var rows = known is null
                ? c.Run("INSERT INTO grain_states (name, grain, etag, data) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", stateName, grain, tag, data)
                : c.Run("UPDATE grain_states SET etag = ?3, data = ?4 WHERE name = ?1 AND grain = ?2 AND etag = ?5", stateName, grain, tag, data, known);
            return rows > 0 ? new Outcome(true, tag) : new(false, c.Number(StoredTag, stateName, grain));
        });

        Expect(written, stateName, grain, grainState.ETag);
        (grainState.ETag, grainState.RecordExists) = (Text(written.Tag), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (grain, known) = (grainId.ToString(), Tag(grainState.ETag));
        var cleared = await store.Writer.WriteAsync(c =>
        {
            var stored = c.Number(StoredTag, stateName, grain);
            if (stored != known)
                return new Outcome(false, stored);

            c.Run("DELETE FROM grain_states WHERE name = ?1 AND grain = ?2", stateName, grain);
            return new(true, null);
        });

        Expect(cleared, stateName, grain, grainState.ETag);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (activators.GetActivator<T>().Create(), null, false);
    }

    private static void Expect(Outcome outcome, string stateName, string grain, string? known)
    {
        if (!outcome.Done)
            throw new InconsistentStateException($"The state '{stateName}' of {grain} was written by another activation.", Text(outcome.Tag) ?? "none", known ?? "none");
    }

    private static Stored ReadStored(SqliteDataReader r) => new(Text(r.GetInt64(0))!, r.GetFieldValue<byte[]>(1));

    private static long? Tag(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);

    private static string? Text(long? tag) => tag?.ToString(CultureInfo.InvariantCulture);

    private sealed record Stored(string Tag, byte[] Data);

    /// <param name="Tag">The one that is stored now.</param>
    private sealed record Outcome(bool Done, long? Tag);
}
