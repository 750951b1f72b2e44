namespace Capacity.Security;

/// <summary>The people of providers, as the host keeps them. Those who are disabled are not there.</summary>
public interface IProviderPeople
{
    /// <summary>All of them, by id.</summary>
    ValueTask<IReadOnlyList<ProviderPerson>> ReadAsync(CancellationToken stop = default);

    ValueTask<ProviderPerson?> FindAsync(string id, CancellationToken stop = default);
}
