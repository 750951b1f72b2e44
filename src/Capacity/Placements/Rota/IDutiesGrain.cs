namespace Capacity.Placements.Rota;

/// <summary>Sees to it that all emergency carers are told their duty: there is one, kept at work by every node. Key: <see cref="One"/>.</summary>
[Alias("duties-grain")]
public interface IDutiesGrain : IGrainWithStringKey
{
    const string One = "rotas";

    /// <summary>Has every authority compare what its emergency carers were told with its rota: one that is new, has moved here or was not reached is told now.</summary>
    [SafeToRepeat, Alias("compare")]
    ValueTask CompareAsync();
}
