using System.Text.Json;
using Orleans.Storage;

namespace Capacity.Storage.Postgres;

/// <summary>State as the wire's JSON, as the embedded store keeps it: no type names, so that a class may be renamed or moved.</summary>
internal sealed class StateJson : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, WireJson.Options));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, WireJson.Options);
}
