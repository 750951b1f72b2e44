using Capacity.History;
using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Terms;
using Capacity.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Tests.Storage;

/// <summary>What the store of accounts promises, said once for both stores. Each test has a store of its own.</summary>
public abstract class AccountsSpecs : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = JournalSamples.Noon;

    private ServiceProvider _services = null!;

    private LinkBook Links => _services.GetRequiredService<LinkBook>();

    private SessionBook Sessions => _services.GetRequiredService<SessionBook>();

    private AccessLog Access => _services.GetRequiredService<AccessLog>();

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<ISecretKeeper, Turned>();
        await AddStoreAsync(services);
        services.AddIdentityCore<Person>(options => options.User.AllowedUserNameCharacters = "").AddPersonStore()
            .AddTokenProvider<AuthenticatorTokenProvider<Person>>(TokenOptions.DefaultAuthenticatorProvider);
        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task AddStoreAsync(IServiceCollection services);

    protected abstract Task CloseAsync();

    /// <summary>Runs a statement on the tables as an operator could.</summary>
    private protected async Task RunAsync(string sql)
    {
        await using var context = await _services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_person_is_read_as_they_were_written_and_found_by_address_whatever_its_case()
    {
        var ada = await AddAsync("Ada.Lovelace@example.gov.uk", Role.Provider);

        await using var scope = _services.CreateAsyncScope();
        var read = await People(scope).FindByEmailAsync("ada.lovelace@EXAMPLE.gov.uk");

        Assert.Equal((ada.Id, "Ada", Role.Provider, "acme-care", Noon), (read!.Id, read.Name, read.Role, read.ProviderId, read.InvitedAt));
        Assert.Null(read.JoinedAt);
    }

    [Fact]
    public async Task Two_people_do_not_have_one_address_even_at_the_same_moment()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TryAddAsync("one@example.gov.uk"))));

        Assert.Equal(1, results.Count(taken => taken));
    }

    [Fact]
    public async Task A_change_that_did_not_see_another_one_is_refused()
    {
        var ada = await AddAsync("ada@example.gov.uk");
        await using var one = _services.CreateAsyncScope();
        await using var two = _services.CreateAsyncScope();
        var (first, second) = ((await People(one).FindByIdAsync(ada.Id))!, (await People(two).FindByIdAsync(ada.Id))!);
        first.Role = Role.Duty;
        second.Role = Role.Admin;

        var (kept, refused) = (await People(one).UpdateAsync(first), await People(two).UpdateAsync(second));

        Assert.True(kept.Succeeded);
        Assert.Equal("ConcurrencyFailure", Assert.Single(refused.Errors).Code);
    }

    [Fact]
    public async Task Secrets_lie_sealed_and_are_read_as_they_were()
    {
        var ada = await AddAsync("ada@example.gov.uk");
        await using var scope = _services.CreateAsyncScope();
        var people = People(scope);
        var person = (await people.FindByIdAsync(ada.Id))!;

        await people.ResetAuthenticatorKeyAsync(person);
        var codes = (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, 3))!.ToList();

        var key = (await people.GetAuthenticatorKeyAsync(person))!;
        await using var context = await _services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var kept = await context.Set<IdentityUserToken<string>>().Select(t => t.Value!).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, kept.Count);
        Assert.DoesNotContain(kept, value => value.Contains(key, StringComparison.Ordinal) || codes.Any(c => value.Contains(c, StringComparison.Ordinal)));
        Assert.True((await people.RedeemTwoFactorRecoveryCodeAsync(person, codes[1])).Succeeded);
        Assert.False((await people.RedeemTwoFactorRecoveryCodeAsync(person, codes[1])).Succeeded);
        Assert.Equal(2, await people.CountRecoveryCodesAsync(person));
    }

    [Fact]
    public async Task A_passkey_is_kept_whole_and_belongs_to_one_person()
    {
        var ada = await AddAsync("ada@example.gov.uk");
        await using var scope = _services.CreateAsyncScope();
        var people = People(scope);
        var person = (await people.FindByIdAsync(ada.Id))!;
        byte[] id = [1, 2, 3];

        await people.AddOrUpdatePasskeyAsync(person, new(id, [4, 5], Noon, 7, ["internal"], true, true, false, [8], [9]) { Name = "laptop" });

        await using var later = _services.CreateAsyncScope();
        var found = await People(later).FindByPasskeyIdAsync(id);
        var passkey = Assert.Single(await People(later).GetPasskeysAsync(found!));
        Assert.Equal((ada.Id, "laptop", 7u), (found!.Id, passkey.Name, passkey.SignCount));
        Assert.Equal([4, 5], passkey.PublicKey);
        Assert.Equal("internal", Assert.Single(passkey.Transports!));
        Assert.Equal([ada.Id], await _services.GetRequiredService<PeopleList>().WithPasskeysAsync([ada.Id, "person-nobody"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_works_once_for_its_purpose_until_it_runs_out()
    {
        var ada = await AddAsync("ada@example.gov.uk");
        var secret = await Links.MakeAsync(ada.Id, LinkPurpose.Reset, Noon);
        var last = Noon + PersonRules.Reset;

        Assert.Equal(ada.Id, await Links.FindAsync(secret, LinkPurpose.Reset, last.AddMilliseconds(-1)));
        Assert.Null(await Links.FindAsync(secret, LinkPurpose.Reset, last));
        Assert.Null(await Links.FindAsync(secret, LinkPurpose.Invitation, Noon));
        var uses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Links.UseAsync(secret, LinkPurpose.Reset, Noon))));
        Assert.Equal(1, uses.Count(used => used));
        Assert.Null(await Links.FindAsync(secret, LinkPurpose.Reset, Noon));
    }

    [Fact]
    public async Task A_new_link_takes_the_place_of_the_last()
    {
        var ada = await AddAsync("ada@example.gov.uk");
        var first = await Links.MakeAsync(ada.Id, LinkPurpose.Invitation, Noon);

        var second = await Links.MakeAsync(ada.Id, LinkPurpose.Invitation, Noon);

        Assert.Null(await Links.FindAsync(first, LinkPurpose.Invitation, Noon));
        Assert.Equal(ada.Id, await Links.FindAsync(second, LinkPurpose.Invitation, Noon));
    }

    [Fact]
    public async Task A_session_stands_until_it_is_ended_or_its_person_is_changed()
    {
        var ada = await AddAsync("ada@example.gov.uk");
        var (one, two) = (await Sessions.OpenAsync(ada.Actor, ada, SessionKind.Full, "one", Noon), await Sessions.OpenAsync(ada.Actor, ada, SessionKind.Full, "two", Noon));
        await Sessions.SeenAsync(two.Id, Noon.AddMinutes(5));

        Assert.Equal(["two", "one"], (await Sessions.ReadAsync(ada.Actor.Caller)).Select(s => s.Label));
        Assert.True(await Sessions.EndAsync(one.Id));
        Assert.False(await Sessions.EndAsync(one.Id));
        Assert.Null(await Sessions.FindAsync(one.Id));
        Assert.Equal(Noon.AddMinutes(5), (await Sessions.FindAsync(two.Id))?.SeenAt);
        await using var scope = _services.CreateAsyncScope();
        await People(scope).UpdateSecurityStampAsync((await People(scope).FindByIdAsync(ada.Id))!);
        Assert.Null(await Sessions.FindAsync(two.Id));
        Assert.Empty(await Sessions.ReadAsync(ada.Actor.Caller));
    }

    [Fact]
    public async Task A_board_that_a_token_opened_stands_by_itself_and_is_listed()
    {
        var token = new Actor(ActorKind.Token, "token-1", "Screens", Role.Commissioner);

        var board = await Sessions.OpenAsync(token, null, SessionKind.Board, "duty room", Noon);

        Assert.Equal(board, await Sessions.FindAsync(board.Id));
        Assert.Equal([board], await Sessions.BoardsAsync());
    }

    [Fact]
    public async Task Sessions_that_are_past_their_longest_are_let_go_and_boards_stay()
    {
        var ada = await AddAsync("ada@example.gov.uk");
        await Sessions.OpenAsync(ada.Actor, ada, SessionKind.Full, "old", Noon);
        await Sessions.OpenAsync(ada.Actor, ada, SessionKind.Board, "board", Noon);

        await Sessions.OpenAsync(ada.Actor, ada, SessionKind.Full, "new", Noon + SessionRules.Longest);

        Assert.Equal(["new", "board"], (await Sessions.ReadAsync(ada.Actor.Caller)).Select(s => s.Label));
    }

    [Fact]
    public async Task The_log_of_access_is_read_latest_first_and_cannot_be_changed()
    {
        var ada = await AddAsync("ada@example.gov.uk");
        var entry = new AccessEvent(Noon, AccessKind.SignedIn, ada.Actor, ada.Id, "with a passkey", "192.0.2.7");
        await Access.AddAsync(entry);
        await Access.AddAsync(entry with { Kind = AccessKind.SignedOut, Detail = null });
        await Access.AddAsync(entry with { Person = null });

        Assert.Equal([AccessKind.SignedOut, AccessKind.SignedIn], (await Access.ReadAsync(ada.Id, 10, TestContext.Current.CancellationToken)).Select(e => e.Kind));
        Assert.Equal(entry with { Person = null }, (await Access.ReadAsync(null, 1, TestContext.Current.CancellationToken))[0]);
        foreach (var change in (string[])["UPDATE access_events SET detail = 'x'", "DELETE FROM access_events"])
            Assert.Contains("only ever added to", (await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(change))).Message, StringComparison.Ordinal);
        Assert.Equal(3, (await Access.ReadAsync(null, 10, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task People_are_listed_by_name_and_found_by_what_they_are_called()
    {
        await AddAsync("b@example.gov.uk", name: "Bea");
        await AddAsync("c@example.gov.uk", Role.Provider, "Cleo");
        await AddAsync("a@example.org", name: "Alf");
        var list = _services.GetRequiredService<PeopleList>();

        Assert.Equal(["Alf", "Bea", "Cleo"], await NamesAsync(null, null));
        Assert.Equal(["Bea", "Cleo"], await NamesAsync("EXAMPLE.GOV", null));
        Assert.Equal(["Bea"], await NamesAsync("bEA", null));
        Assert.Equal(["Cleo"], await NamesAsync("acme", null));
        Assert.Equal(["Cleo"], await NamesAsync(null, Role.Provider));
        Assert.Empty(await NamesAsync("%", null));

        async Task<IEnumerable<string>> NamesAsync(string? text, Role? role) => (await list.ReadAsync(text, role, 0, 10, TestContext.Current.CancellationToken)).Select(p => p.Name);
    }

    [Fact]
    public async Task What_a_person_did_is_read_from_the_journal_newest_first()
    {
        var (journal, trail) = (_services.GetRequiredService<IJournal>(), _services.GetRequiredService<IPersonTrail>());
        foreach (var setting in (string[])["s-1", "s-2", "s-3"]) await journal.CommitAsync(JournalSamples.Change(setting));

        Assert.Equal(["s-3", "s-2"], (await trail.ReadAsync(JournalSamples.Manager.Id, 2, TestContext.Current.CancellationToken)).Select(e => e.Setting));
        Assert.Empty(await trail.ReadAsync("person-nobody", 2, TestContext.Current.CancellationToken));
    }

    private static UserManager<Person> People(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<UserManager<Person>>();

    private async Task<Person> AddAsync(string email, Role role = Role.Commissioner, string name = "Ada")
    {
        await using var scope = _services.CreateAsyncScope();
        var person = New(email, role, name);
        Assert.True((await People(scope).CreateAsync(person)).Succeeded);
        return person;
    }

    private async Task<bool> TryAddAsync(string email)
    {
        await using var scope = _services.CreateAsyncScope();
        return (await People(scope).CreateAsync(New(email, Role.Duty, "Ada"))).Succeeded;
    }

    private static Person New(string email, Role role, string name) => new()
    {
        Id = Person.NewId(Noon), UserName = email, Email = email, Name = name, Role = role, ProviderId = role == Role.Provider ? "acme-care" : null, InvitedAt = Noon,
    };

    /// <summary>Seals by turning round: enough to be seen not to be the secret.</summary>
    private sealed class Turned : ISecretKeeper
    {
        public string Seal(string secret) => new([.. secret.Reverse()]);

        public string? Open(string sealedText) => Seal(sealedText);
    }
}
