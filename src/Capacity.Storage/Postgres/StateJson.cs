using System.Text.Json;
using Orleans.Storage;

namespace Capacity.Storage.Postgres;

/// <summary>Grain states as the embedded store has them: plain JSON without type names, so that a class may be renamed or moved.</summary>
internal sealed class StateJson : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T input) => new(JsonSerializer.SerializeToUtf8Bytes(input, WireJson.Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, WireJson.Options)!;
}
