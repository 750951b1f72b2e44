namespace Capacity.History;

/// <summary>The journal by who acted: what an account did, wherever it did it. Both stores keep it.</summary>
public interface IPersonTrail
{
    /// <summary>The latest events of a person, newest first.</summary>
    ValueTask<IReadOnlyList<JournalEvent>> ReadAsync(string person, int limit, CancellationToken stop = default);
}
