using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Capacity.Storage.Accounts;

/// <summary>The people, to look through.</summary>
public sealed class PeopleList
{
    private readonly IDbContextFactory<AccountsContext> _contexts;

    internal PeopleList(IDbContextFactory<AccountsContext> contexts) => _contexts = contexts;

    /// <summary>By name; those whose name, address or provider has a text in it, whatever the case.</summary>
    /// <param name="skip">How many to leave out at the beginning.</param>
    public async Task<IReadOnlyList<Person>> ReadAsync(string? text, Role? role, int skip, int limit, CancellationToken stop = default)
    {
        await using var context = await _contexts.CreateDbContextAsync(stop);
        var people = context.People.AsNoTracking();
        if (role is not null) people = people.Where(p => p.Role == role);
        if (!string.IsNullOrWhiteSpace(text))
        {
            var (upper, id) = (text.Trim().ToUpperInvariant(), text.Trim());
#pragma warning disable CA1862 // the database compares, and knows no comparison of ours
            people = people.Where(p => p.Name.ToUpper().Contains(upper) || p.NormalizedEmail!.Contains(upper) || p.ProviderId!.Contains(id));
#pragma warning restore CA1862
        }
        return await people.OrderBy(p => p.Name).ThenBy(p => p.Id).Skip(skip).Take(limit).ToListAsync(stop);
    }

    public async Task<Person?> FindAsync(string id, CancellationToken stop = default)
    {
        await using var context = await _contexts.CreateDbContextAsync(stop);
        return await context.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, stop);
    }

    /// <summary>Those of a list of ids who are there, by id.</summary>
    public async Task<IReadOnlyDictionary<string, Person>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken stop = default)
    {
        await using var context = await _contexts.CreateDbContextAsync(stop);
        return await context.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
    }

    /// <summary>Those of a list of ids who have a passkey.</summary>
    public async Task<IReadOnlySet<string>> WithPasskeysAsync(IReadOnlyCollection<string> people, CancellationToken stop = default)
    {
        await using var context = await _contexts.CreateDbContextAsync(stop);
        return await context.Set<IdentityUserPasskey<string>>().Where(p => people.Contains(p.UserId)).Select(p => p.UserId).ToHashSetAsync(stop);
    }
}
