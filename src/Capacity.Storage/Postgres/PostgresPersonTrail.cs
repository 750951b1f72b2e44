using Capacity.History;
using static Capacity.Storage.StoredRows;

namespace Capacity.Storage.Postgres;

internal sealed class PostgresPersonTrail(PostgresStore store) : IPersonTrail
{
    public async ValueTask<IReadOnlyList<JournalEvent>> ReadAsync(string person, int limit, CancellationToken stop = default) => await store.Reads.AllAsync(
        Event, $"SELECT {EventColumns} FROM events WHERE actor_kind = 'user' AND actor_id = $1 ORDER BY position DESC LIMIT $2", stop, person, limit);
}
