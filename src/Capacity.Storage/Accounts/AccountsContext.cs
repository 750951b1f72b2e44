using System.Text.Json;
using Capacity.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Capacity.Storage.Accounts;

/// <summary>The tables of accounts, on either store. They are made by the store's own migrations; this only says where what lies.</summary>
internal sealed class AccountsContext(DbContextOptions<AccountsContext> options, AccountsTurn turn) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonLink> Links => Set<PersonLink>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<AccessRow> Access => Set<AccessRow>();

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The store cannot be written now.</exception>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        turn.TakeAsync(() => SaveAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

    /// <summary>A statement that writes rows it does not read first.</summary>
    public Task<int> WriteAsync(Func<Task<int>> write, CancellationToken stop = default) => turn.TakeAsync(write, stop);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Milliseconds>();
        configurationBuilder.Properties<Role>().HaveConversion<Word<Role>>();
        configurationBuilder.Properties<ActorKind>().HaveConversion<Word<ActorKind>>();
        configurationBuilder.Properties<LinkPurpose>().HaveConversion<Word<LinkPurpose>>();
        configurationBuilder.Properties<SessionKind>().HaveConversion<Word<SessionKind>>();
        configurationBuilder.Properties<AccessKind>().HaveConversion<Word<AccessKind>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(person =>
        {
            person.ToTable("people").Ignore(p => p.Actor).Ignore(p => p.PhoneNumber).Ignore(p => p.PhoneNumberConfirmed);
            person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
        });
        modelBuilder.Entity<IdentityUserLogin<string>>(login => OfPerson(login, "person_logins").HasKey(l => new { l.LoginProvider, l.ProviderKey }));
        modelBuilder.Entity<IdentityUserToken<string>>(token => OfPerson(token, "person_tokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name }));
        modelBuilder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            OfPerson(passkey, "person_passkeys").HasKey(p => p.CredentialId);
            passkey.OwnsOne(p => p.Data, data => data.ToJson("data"));
        });
        modelBuilder.Entity<PersonLink>().ToTable("person_links").HasKey(l => l.Hash);
        modelBuilder.Entity<SessionRow>().ToTable("sessions");
        modelBuilder.Entity<AccessRow>().ToTable("access_events").HasKey(a => a.Position);
        foreach (var property in modelBuilder.Model.GetEntityTypes().Where(t => !t.IsMappedToJson()).SelectMany(t => t.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    private static EntityTypeBuilder<T> OfPerson<T>(EntityTypeBuilder<T> entity, string table) where T : class
    {
        entity.ToTable(table).HasOne<Person>().WithMany().HasForeignKey("UserId").IsRequired();
        return entity;
    }

    private async Task<int> SaveAsync(bool accept, CancellationToken stop)
    {
        try
        {
            return await base.SaveChangesAsync(accept, stop);
        }
        catch (DbUpdateException fault) when (fault.InnerException is StoreUnavailableException away)
        {
            throw away;
        }
    }

    private sealed class Milliseconds() : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), kept => DateTimeOffset.FromUnixTimeMilliseconds(kept));

    private sealed class Word<T>() : ValueConverter<T, string>(value => value.Word(), word => Words.Parse<T>(word)) where T : struct, Enum;
}
