using Capacity.Security;
using Capacity.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Capacity.Web.Security;

/// <summary>What administrators do to accounts, and people to their own. Everything is written in the log of access; what takes rights away ends the sessions that had them.</summary>
internal sealed class Accounts(UserManager<Person> people, LinkBook links, SessionBook sessions, OpenSessions open, Letters letters, ForgottenPasswords forgotten, Access access, Clock clock)
{
    /// <summary>Makes an account that nobody can sign in to yet, and writes to its person.</summary>
    /// <returns>Null where the address has an account already.</returns>
    public async Task<(Person Person, bool Sent)?> InviteAsync(HttpContext context, Caller by, string name, string email, Role role, string? provider, string? authority)
    {
        var now = clock.Now;
        var person = new Person
        {
            Id = Person.NewId(now), UserName = email, Email = email, Name = name, Role = role, ProviderId = provider, AuthorityId = authority, InvitedAt = now, LockoutEnabled = true,
        };
        if (!(await people.CreateAsync(person)).Succeeded) return null;
        return (person, await WriteAsync(context, by, person));
    }

    /// <summary>Writes the invitation again: the link of the last one no longer works.</summary>
    public Task<bool> InviteAgainAsync(HttpContext context, Caller by, Person person) => WriteAsync(context, by, person);

    /// <summary>Whose invitation or new password a link is for; null: it is used, has run out, or never was, or whoever was invited has come in by another way.</summary>
    public async Task<Person?> OfLinkAsync(string secret, LinkPurpose purpose) =>
        await links.FindAsync(secret, purpose, clock.Now) is { } id && await people.FindByIdAsync(id) is { Disabled: false } person
        && (purpose != LinkPurpose.Invitation || person.JoinedAt is null) ? person : null;

    /// <summary>Uses a link up; of two that do so at once one is told so.</summary>
    public Task<bool> UseAsync(string secret, LinkPurpose purpose) => links.UseAsync(secret, purpose, clock.Now);

    /// <summary>Writes to the address if somebody has it who may sign in. The caller answers the same whether or not.</summary>
    public async Task ForgottenAsync(HttpContext context, string email)
    {
        if (await people.FindByEmailAsync(email.Trim()) is { Disabled: false, JoinedAt: not null } person) forgotten.Ask(person, context.Connection.RemoteIpAddress?.ToString());
    }

    /// <summary>What is wrong with a password for somebody, or null.</summary>
    public async Task<string?> PasswordFaultAsync(Person person, string? password)
    {
        if (string.IsNullOrEmpty(password)) return "Choose a password";
        if (password.Length < PersonRules.ShortestPassword) return $"Use at least {PersonRules.ShortestPassword} characters";
        foreach (var validator in people.PasswordValidators)
            if (await validator.ValidateAsync(people, person, password) is { Succeeded: false } refused)
                return refused.Errors.First().Description;
        return null;
    }

    /// <summary>The invitation is taken up: a name and, unless a passkey was made, a password.</summary>
    public async Task JoinAsync(HttpContext context, Person person, string name, string? password)
    {
        (person.Name, person.JoinedAt, person.EmailConfirmed) = (name, clock.Now, true);
        if (password is not null) await SetAsync(person, password);
        else await SaveAsync(people.UpdateSecurityStampAsync(person));
        await access.SayAsync(context, AccessKind.Joined, person.Actor, person.Id);
    }

    /// <summary>A new password: every session of the person ends.</summary>
    public async Task SetPasswordAsync(HttpContext context, Person person, string password)
    {
        await SetAsync(person, password);
        await people.ResetAccessFailedCountAsync(person);
        await people.SetLockoutEndDateAsync(person, null);
        await access.SayAsync(context, AccessKind.PasswordChanged, person.Actor, person.Id);
    }

    public async Task<Refusal?> ChangeAsync(HttpContext context, Caller by, Person person, string name, Role role, string? provider, string? authority)
    {
        var changesRights = (person.Role, person.ProviderId) != (role, provider);
        if (changesRights && PersonRules.ChangeRights(person.Id, by.Id) is { } refusal) return refusal;
        var before = person.Role;
        (person.Name, person.Role, person.ProviderId, person.AuthorityId) = (name, role, provider, authority);
        await SaveAsync(changesRights ? people.UpdateSecurityStampAsync(person) : people.UpdateAsync(person));
        await access.SayAsync(context, changesRights ? AccessKind.RoleChanged : AccessKind.ProfileChanged, by.Actor, person.Id,
            changesRights ? $"{before.Word()} to {role.Word()}{(provider is null ? "" : $" of {provider}")}" : null);
        return null;
    }

    public async Task<Refusal?> DisableAsync(HttpContext context, Caller by, Person person, bool disabled)
    {
        if (PersonRules.ChangeRights(person.Id, by.Id) is { } refusal) return refusal;
        person.Disabled = disabled;
        await SaveAsync(people.UpdateSecurityStampAsync(person));
        await access.SayAsync(context, disabled ? AccessKind.Disabled : AccessKind.Enabled, by.Actor, person.Id);
        return null;
    }

    /// <summary>Ends every session and board of a person, on every node.</summary>
    public async Task SignOutEverywhereAsync(HttpContext context, Caller by, Person person)
    {
        await SaveAsync(people.UpdateSecurityStampAsync(person));
        await access.SayAsync(context, AccessKind.SignedOutEverywhere, by.Actor, person.Id);
    }

    /// <summary>Takes app, recovery codes and passkeys away: for somebody who has lost them. They set up new ones when they sign in next.</summary>
    public async Task ResetFactorsAsync(HttpContext context, Caller by, Person person)
    {
        foreach (var passkey in await people.GetPasskeysAsync(person)) await SaveAsync(people.RemovePasskeyAsync(person, passkey.CredentialId));
        await SaveAsync(people.ResetAuthenticatorKeyAsync(person));
        await people.GenerateNewTwoFactorRecoveryCodesAsync(person, 0);
        await SaveAsync(people.SetTwoFactorEnabledAsync(person, false));
        await SaveAsync(people.UpdateSecurityStampAsync(person));
        await access.SayAsync(context, AccessKind.FactorsReset, by.Actor, person.Id);
    }

    /// <summary>Ends one session or board; whose it is the caller has looked at.</summary>
    public async Task EndSessionAsync(HttpContext context, Caller by, OpenSession session, string? person)
    {
        if (!await sessions.EndAsync(session.Id)) return;
        open.Forget(session.Id);
        await access.SayAsync(context, AccessKind.SessionEnded, by.Actor, person, session.Label);
    }

    private async Task<bool> WriteAsync(HttpContext context, Caller by, Person person)
    {
        var secret = await links.MakeAsync(person.Id, LinkPurpose.Invitation, clock.Now);
        await access.SayAsync(context, AccessKind.Invited, by.Actor, person.Id);
        return await letters.InviteAsync(person, by.Kind == ActorKind.User ? by.Name : "An administrator", secret);
    }

    private async Task SetAsync(Person person, string password)
    {
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        await SaveAsync(people.UpdateSecurityStampAsync(person));
    }

    /// <summary>What was checked before does not fail here but by a race with another change: then it is asked for again.</summary>
    private static async Task SaveAsync(Task<IdentityResult> saving)
    {
        if (await saving is { Succeeded: false } refused) throw new TimeoutException($"The account was changed by another at the same time ({refused.Errors.First().Code}).");
    }
}
