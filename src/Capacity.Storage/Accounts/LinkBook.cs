using Microsoft.EntityFrameworkCore;

namespace Capacity.Storage.Accounts;

/// <summary>The links of letters: each works once, for one purpose, until it expires; a new one takes the place of the person's last.</summary>
public sealed class LinkBook
{
    private readonly IDbContextFactory<AccountsContext> _contexts;

    internal LinkBook(IDbContextFactory<AccountsContext> contexts) => _contexts = contexts;

    /// <summary>The secret of a new link: it is in the letter alone.</summary>
    public async Task<string> MakeAsync(string person, LinkPurpose purpose, DateTimeOffset now)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        var secret = Secret.NewLink();
        await context.WriteAsync(() => context.Links.Where(l => l.PersonId == person || l.ExpiresAt <= now).ExecuteDeleteAsync());
        context.Links.Add(new() { Hash = Secret.Hash(secret), PersonId = person, Purpose = purpose, ExpiresAt = now + PersonRules.Lifetime(purpose) });
        await context.SaveChangesAsync();
        return secret;
    }

    /// <summary>Whose link it is, while it works; looking uses nothing up.</summary>
    public async Task<string?> FindAsync(string secret, LinkPurpose purpose, DateTimeOffset now)
    {
        var hash = Secret.Hash(secret);
        await using var context = await _contexts.CreateDbContextAsync();
        return await context.Links.Where(l => l.Hash == hash && l.Purpose == purpose && l.ExpiresAt > now).Select(l => l.PersonId).FirstOrDefaultAsync();
    }

    /// <summary>Uses the link up: of two that do so at once, one is told that it did.</summary>
    public async Task<bool> UseAsync(string secret, LinkPurpose purpose, DateTimeOffset now)
    {
        var hash = Secret.Hash(secret);
        await using var context = await _contexts.CreateDbContextAsync();
        return await context.WriteAsync(() => context.Links.Where(l => l.Hash == hash && l.Purpose == purpose && l.ExpiresAt > now).ExecuteDeleteAsync()) == 1;
    }
}
