using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Capacity.Storage.Accounts;

/// <summary>What the writer of the embedded store keeps to, the connections of accounts keep to as well: on disk when it is answered, overwritten when it is deleted.</summary>
internal sealed class EmbeddedSession : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
