namespace Capacity.Storage.Accounts;

/// <summary>Whose turn it is to write: SQLite has one writer at a time, and those who wait for it in order never find the file locked.</summary>
/// <param name="turn">Null: the database sees to it itself.</param>
internal sealed class AccountsTurn(SemaphoreSlim? turn)
{
    public async Task<T> TakeAsync<T>(Func<Task<T>> write, CancellationToken stop)
    {
        if (turn is null) return await write();
        await turn.WaitAsync(stop);
        try
        {
            return await write();
        }
        finally
        {
            turn.Release();
        }
    }
}
