using Microsoft.EntityFrameworkCore;

namespace Capacity.Storage.Accounts;

/// <summary>The log of access: only ever added to, which the store itself sees to.</summary>
public sealed class AccessLog
{
    private readonly IDbContextFactory<AccountsContext> _contexts;

    internal AccessLog(IDbContextFactory<AccountsContext> contexts) => _contexts = contexts;

    public async Task AddAsync(AccessEvent entry)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        context.Access.Add(new()
        {
            At = entry.At, Kind = entry.Kind, ActorKind = entry.By.Kind, ActorId = entry.By.Id, ActorName = entry.By.Name, ActorRole = entry.By.Role, PersonId = entry.Person,
            Detail = entry.Detail, FromAddress = entry.From,
        });
        await context.SaveChangesAsync();
    }

    /// <summary>The latest entries first.</summary>
    /// <param name="person">Whose account; null: everybody's.</param>
    public async Task<IReadOnlyList<AccessEvent>> ReadAsync(string? person, int limit, CancellationToken stop = default)
    {
        await using var context = await _contexts.CreateDbContextAsync(stop);
        var rows = await context.Access.AsNoTracking().Where(a => person == null || a.PersonId == person).OrderByDescending(a => a.Position).Take(limit).ToListAsync(stop);
        return [.. rows.Select(a => new AccessEvent(a.At, a.Kind, new(a.ActorKind, a.ActorId, a.ActorName, a.ActorRole), a.PersonId, a.Detail, a.FromAddress))];
    }
}
