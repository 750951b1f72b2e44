namespace Capacity.Terms;

/// <summary>
/// References to grains by name, for what is called for every search. Orleans reads an interface's attributes anew each time that it makes a reference, which takes longer than a call within the node;
/// here that is done once for each interface.
/// </summary>
internal static class GrainReferences
{
    public static T Refer<T>(this IGrainFactory grains, string key) where T : class, IGrainWithStringKey
    {
        if (Kind<T>.Known is { } kind) return (T)grains.GetGrain(GrainId.Create(kind.Grain, key), kind.Interface);
        var first = grains.GetGrain<T>(key);
        if (first is GrainReference reference) Kind<T>.Known = new(reference.GrainId.Type, reference.InterfaceType);
        return first;
    }

    /// <summary>By the attributes of the code: the same for every cluster of a process.</summary>
    private static class Kind<T>
    {
        public static KindOfGrain? Known { get; set; }
    }

    private sealed record KindOfGrain(GrainType Grain, GrainInterfaceType Interface);
}
