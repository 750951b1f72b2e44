using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Capacity.Storage.Accounts;

/// <summary>The sessions of people, and of boards whoever opened them. One that is not here has ended.</summary>
public sealed class SessionBook
{
    private static readonly Expression<Func<SessionRow, OpenSession>> View = s => new(s.Id, s.Holder, s.Kind, s.Label, s.OpenedAt, s.SeenAt);

    private readonly IDbContextFactory<AccountsContext> _contexts;

    internal SessionBook(IDbContextFactory<AccountsContext> contexts) => _contexts = contexts;

    /// <param name="person">Who opens it; null: a token or an account of the demo does.</param>
    public async Task<OpenSession> OpenAsync(Actor holder, Person? person, SessionKind kind, string label, DateTimeOffset now)
    {
        var row = new SessionRow
        {
            Id = Secret.NewLink(), Holder = holder.Caller, PersonId = person?.Id, Stamp = person?.SecurityStamp, Kind = kind, Label = label, OpenedAt = now, SeenAt = now,
        };
        await using var context = await _contexts.CreateDbContextAsync();
        await context.WriteAsync(() => context.Sessions.Where(s => s.Kind != SessionKind.Board && s.OpenedAt <= now - SessionRules.Longest
            || s.OpenedAt <= now - SessionRules.LongestBoard).ExecuteDeleteAsync());
        context.Sessions.Add(row);
        await context.SaveChangesAsync();
        return View.Compile()(row);
    }

    /// <summary>The session, if it stands: nobody ended it, and its person is neither disabled nor signed out everywhere since.</summary>
    public async Task<OpenSession?> FindAsync(string id)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        return await Standing(context).Where(s => s.Id == id).Select(View).FirstOrDefaultAsync();
    }

    /// <summary>Those of one holder that stand, the latest used first.</summary>
    public async Task<IReadOnlyList<OpenSession>> ReadAsync(string holder)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        return await Standing(context).Where(s => s.Holder == holder).OrderByDescending(s => s.SeenAt).Select(View).ToListAsync();
    }

    /// <summary>The boards that hang anywhere, by name.</summary>
    public async Task<IReadOnlyList<OpenSession>> BoardsAsync()
    {
        await using var context = await _contexts.CreateDbContextAsync();
        return await Standing(context).Where(s => s.Kind == SessionKind.Board).OrderBy(s => s.Label).Select(View).ToListAsync();
    }

    public async Task SeenAsync(string id, DateTimeOffset now)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        await context.WriteAsync(() => context.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now)));
    }

    /// <summary>Whether there was such a session.</summary>
    public async Task<bool> EndAsync(string id)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        return await context.WriteAsync(() => context.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync()) > 0;
    }

    private static IQueryable<SessionRow> Standing(AccountsContext context) => context.Sessions.AsNoTracking()
        .Where(s => s.PersonId == null || context.People.Any(p => p.Id == s.PersonId && !p.Disabled && p.SecurityStamp == s.Stamp));
}
