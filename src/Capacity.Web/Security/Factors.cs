using Capacity.Security;
using Capacity.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Capacity.Web.Security;

/// <summary>A person's own second factors: an authenticator app with its recovery codes, and passkeys. Each change ends the person's other sessions.</summary>
internal sealed class Factors(UserManager<Person> people, IUserStore<Person> store, SignInManager<Person> identity, SignIn signIn, Access access)
{
    public const int RecoveryCodes = 10;
    private const string Issuer = "Capacity";

    /// <summary>
    /// The key of the app that is to be set up, made when it is first asked for. Nothing rests on it before a code has been typed, so that it ends no session, as Identity's own way to make one would.
    /// </summary>
    public async Task<string> NewKeyAsync(Person person)
    {
        if (person.TwoFactorEnabled) throw new InvalidOperationException("The app that is in use is taken away first.");
        if (await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } key) return key;
        key = people.GenerateNewAuthenticatorKey();
        await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, key, CancellationToken.None);
        await people.UpdateAsync(person);
        return key;
    }

    /// <summary>As an app reads it from the picture.</summary>
    public static string Address(Person person, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{Issuer}:{person.Email}")}?secret={key}&issuer={Issuer}&digits=6&period=30";

    /// <summary>The recovery codes, shown this once; null: the code was wrong and nothing has changed.</summary>
    public async Task<IReadOnlyList<string>?> AddAppAsync(HttpContext context, Person person, string code)
    {
        code = string.Concat(code.Where(char.IsAsciiDigit));
        if (!await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, code)) return null;
        person.UsedCode = Secret.Hash(code);
        await people.SetTwoFactorEnabledAsync(person, true);
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes);
        await access.SayAsync(context, AccessKind.FactorAdded, person.Actor, person.Id, "an authenticator app");
        await signIn.OpenAsync(context, person, hasSecondFactor: true, "after setting up an authenticator app");
        return [.. codes!];
    }

    /// <summary>New recovery codes, shown this once; the old ones no longer work.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(HttpContext context, Person person)
    {
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes);
        await access.SayAsync(context, AccessKind.RecoveryCodesMade, person.Actor, person.Id);
        return [.. codes!];
    }

    public Task<int> CodesLeftAsync(Person person) => people.CountRecoveryCodesAsync(person);

    /// <summary>Whether the app may go: a role that needs a second factor keeps one.</summary>
    public async Task<bool> MayRemoveAsync(Person person) =>
        !person.Role.NeedsSecondFactor() || (person.TwoFactorEnabled ? 1 : 0) + (await people.GetPasskeysAsync(person)).Count > 1;

    public async Task RemoveAppAsync(HttpContext context, Person person)
    {
        await people.ResetAuthenticatorKeyAsync(person);
        await people.SetTwoFactorEnabledAsync(person, false);
        await access.SayAsync(context, AccessKind.FactorRemoved, person.Actor, person.Id, "the authenticator app");
        await signIn.OpenAsync(context, person, hasSecondFactor: true, "after taking the app away");
    }

    public Task<IList<UserPasskeyInfo>> PasskeysAsync(Person person) => people.GetPasskeysAsync(person);

    /// <summary>What the browser's authenticator is asked with. The challenge waits in a cookie.</summary>
    public Task<string> PasskeyCreationAsync(Person person) =>
        identity.MakePasskeyCreationOptionsAsync(new() { Id = person.Id, Name = person.Email!, DisplayName = person.Name });

    /// <summary>Whether the passkey was taken.</summary>
    public async Task<bool> AddPasskeyAsync(HttpContext context, Person person, string credential, string name)
    {
        if (await TakePasskeyAsync(person, credential, name) is null) return false;
        await people.UpdateSecurityStampAsync(person);
        await access.SayAsync(context, AccessKind.FactorAdded, person.Actor, person.Id, $"a passkey: {name}");
        await signIn.OpenAsync(context, person, hasSecondFactor: true, "after making a passkey");
        return true;
    }

    public async Task RemovePasskeyAsync(HttpContext context, Person person, UserPasskeyInfo passkey)
    {
        await people.RemovePasskeyAsync(person, passkey.CredentialId);
        await people.UpdateSecurityStampAsync(person);
        await access.SayAsync(context, AccessKind.FactorRemoved, person.Actor, person.Id, $"a passkey: {passkey.Name}");
        await signIn.OpenAsync(context, person, hasSecondFactor: true, "after taking a passkey away");
    }

    /// <summary>Keeps a passkey that was just made; nothing else changes. Null: it was not taken.</summary>
    public async Task<UserPasskeyInfo?> TakePasskeyAsync(Person person, string credential, string name)
    {
        try
        {
            var made = await identity.PerformPasskeyAttestationAsync(credential);
            if (!made.Succeeded || made.UserEntity.Id != person.Id) return null;
            made.Passkey.Name = name;
            return (await people.AddOrUpdatePasskeyAsync(person, made.Passkey)).Succeeded ? made.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            return null; // the challenge is no longer there
        }
    }

    /// <summary>Gives up a passkey that was taken a moment ago, before anybody could use it.</summary>
    public Task GiveUpPasskeyAsync(Person person, UserPasskeyInfo passkey) => people.RemovePasskeyAsync(person, passkey.CredentialId);
}
