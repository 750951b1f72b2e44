using Capacity.History;
using static Capacity.Storage.StoredRows;

namespace Capacity.Storage.Embedded;

internal sealed class EmbeddedPersonTrail(EmbeddedStore store) : IPersonTrail
{
    public ValueTask<IReadOnlyList<JournalEvent>> ReadAsync(string person, int limit, CancellationToken stop = default) => new(store.Readers.Read(c =>
        c.All(Event, $"SELECT {EventColumns} FROM events WHERE actor_kind = 'user' AND actor_id = ?1 ORDER BY position DESC LIMIT ?2", person, limit)));
}
