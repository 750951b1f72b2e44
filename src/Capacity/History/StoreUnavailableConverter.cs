namespace Capacity.History;

/// <summary>The exception on its way between nodes: what the store's driver threw stays behind, since Orleans cannot write its types and the caller may not have them.</summary>
[RegisterConverter]
internal sealed class StoreUnavailableConverter : IConverter<StoreUnavailableException, StoreUnavailableMessage>
{
    public StoreUnavailableException ConvertFromSurrogate(in StoreUnavailableMessage surrogate) => new(surrogate.Message);

    public StoreUnavailableMessage ConvertToSurrogate(in StoreUnavailableException value) => new(value.Message);
}

[GenerateSerializer, Immutable, Alias("store-unavailable-message")]
internal readonly record struct StoreUnavailableMessage([property: Id(0)] string Message);
