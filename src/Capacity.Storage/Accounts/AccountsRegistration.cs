using Capacity.History;
using Capacity.Storage.Embedded;
using Capacity.Storage.Postgres;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Storage.Accounts;

public static class AccountsRegistration
{
    /// <summary>Accounts in the store that the node has: the same file, or the same database. After it is registered.</summary>
    public static IServiceCollection AddAccountsStore(this IServiceCollection services, bool embedded) => (embedded ? services.AddEmbedded() : services.AddPostgres())
        .AddSingleton(p => new PeopleList(p.Contexts())).AddSingleton(p => new LinkBook(p.Contexts()))
        .AddSingleton(p => new SessionBook(p.Contexts())).AddSingleton(p => new AccessLog(p.Contexts()));

    public static IdentityBuilder AddPersonStore(this IdentityBuilder identity) => identity.AddUserStore<PersonStore>();

    private static IDbContextFactory<AccountsContext> Contexts(this IServiceProvider provider) => provider.GetRequiredService<IDbContextFactory<AccountsContext>>();

    private static IServiceCollection AddEmbedded(this IServiceCollection services) => services
        .AddSingleton(provider => new AccountsTurn(provider.GetRequiredService<EmbeddedStore>().Writer.Turn))
        .AddDbContextFactory<AccountsContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<EmbeddedStore>().Address)
            .AddInterceptors(new AccountsFaults(fault => fault is SqliteException sqlite && sqlite.IsUnavailable() ? SqliteFaults.Unavailable(sqlite) : null), new EmbeddedSession()));

    private static IServiceCollection AddPostgres(this IServiceCollection services) => services
        .AddSingleton(new AccountsTurn(null))
        .AddDbContextFactory<AccountsContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<PostgresStore>().Source)
            .AddInterceptors(new AccountsFaults(fault => fault.IsUnavailable() && fault is not StoreUnavailableException ? PostgresFaults.Unavailable(fault) : null)));
}
