using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Capacity.Storage.Accounts;

/// <summary>Says of the store of accounts what the journal says of its own: that it cannot be used now.</summary>
/// <param name="translate">Null: a fault of ours.</param>
internal sealed class AccountsFaults(Func<Exception, Exception?> translate) : IDbCommandInterceptor, IDbConnectionInterceptor
{
    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) => Throw(eventData.Exception);

    public Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default) => Throw(eventData.Exception);

    private Task Throw(Exception fault) => translate(fault) is { } away ? Task.FromException(away) : Task.CompletedTask;
}
