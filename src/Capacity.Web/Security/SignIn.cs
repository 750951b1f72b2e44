using System.Security.Claims;
using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Host;
using Capacity.Web.Security.OpenId;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Capacity.Web.Security;

/// <summary>Opens and closes a browser's session. The pages of signing in call this; they hold no rule of their own.</summary>
internal sealed class SignIn(
    Sessions sessions, StartSettings settings, UserManager<Person> people, SignInManager<Person> identity, SessionBook book, OpenSessions open, CouncilAccounts council,
    Access access, Clock clock, ILogger<SignIn> log)
{
    private const string WhileLocked = "while locked or disabled";
    private static readonly Actor Nobody = new(ActorKind.User, "nobody", "Somebody", null);

    /// <summary>The demo accounts that this call may use: none where the demo is off or the call comes from elsewhere.</summary>
    public IReadOnlyList<Caller> DemoAccountsFor(HttpContext context) => DemoAccounts.MayBeUsed(settings, context) ? DemoAccounts.All : [];

    /// <summary>Whether the token is in force and the session is open.</summary>
    public async Task<bool> WithTokenAsync(HttpContext context, string? token)
    {
        if (string.IsNullOrWhiteSpace(token)) return false;
        if (await sessions.FindAsync(token.Trim()) is not { } caller)
        {
            await access.SayAsync(context, AccessKind.SignInFailed, Nobody, detail: "a token that is not in force");
            return false;
        }
        await OpenAsync(context, caller);
        await access.SayAsync(context, AccessKind.SignedIn, caller.Actor, detail: "with a token");
        return true;
    }

    /// <summary>Whether there is such a demo account for this call and the session is open.</summary>
    public async Task<bool> AsDemoAsync(HttpContext context, string? account)
    {
        if (DemoAccountsFor(context).FirstOrDefault(a => a.Id == account) is not { } caller) return false;
        await OpenAsync(context, caller);
        return true;
    }

    /// <summary>The first step of a person. An unknown address takes as long as a wrong password.</summary>
    public async Task<SignInStep> WithPasswordAsync(HttpContext context, string email, string password)
    {
        if (await people.FindByEmailAsync(email.Trim()) is not { } person)
        {
            people.PasswordHasher.HashPassword(new(), password);
            await access.SayAsync(context, AccessKind.SignInFailed, Nobody, detail: "an address that is not known");
            return SignInStep.Refused;
        }
        var wasLocked = await people.IsLockedOutAsync(person);
        var result = await identity.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!result.Succeeded || person.Disabled) return await RefuseAsync(context, person, person.Disabled || wasLocked ? WhileLocked : "a wrong password");
        if (await council.HaveAsync(person)) return await RefuseAsync(context, person, "a password, to an account of the council's");
        if (person.TwoFactorEnabled) return await AskCodeAsync(context, person);
        if ((await people.GetPasskeysAsync(person)).Count > 0) return SignInStep.Passkey;
        return await OpenAsync(context, person, hasSecondFactor: false, "with a password");
    }

    /// <summary>Whether it is the password of somebody who is signed in. Wrong ones count.</summary>
    public async Task<bool> IsPasswordAsync(Person person, string password) => (await identity.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true)).Succeeded;

    /// <summary>The second step: a code of the authenticator app, or one of the recovery codes.</summary>
    public async Task<SignInStep> WithCodeAsync(HttpContext context, string code)
    {
        if (await BegunAsync(context) is not { } person) return SignInStep.Refused;
        if (person.Disabled || await people.IsLockedOutAsync(person)) return await RefuseAsync(context, person, WhileLocked);
        code = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        var isNew = person.UsedCode != Secret.Hash(code);
        if (isNew && await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            person.UsedCode = Secret.Hash(code); // a code that somebody read over a shoulder opens nothing
        }
        else if ((await people.RedeemTwoFactorRecoveryCodeAsync(person, code.ToUpperInvariant())).Succeeded)
        {
            await access.SayAsync(context, AccessKind.RecoveryCodeUsed, person.Actor, person.Id);
        }
        else
        {
            await people.AccessFailedAsync(person);
            await RefuseAsync(context, person, "a wrong code");
            return await people.IsLockedOutAsync(person) ? SignInStep.Refused : SignInStep.Code;
        }
        await people.ResetAccessFailedCountAsync(person);
        await people.UpdateAsync(person);
        await context.SignOutAsync(BrowserSession.SecondStep);
        return await OpenAsync(context, person, hasSecondFactor: true, "with a password and a code");
    }

    /// <summary>What the browser's authenticator is asked with. The challenge waits in a cookie.</summary>
    public Task<string> PasskeyRequestAsync() => identity.MakePasskeyRequestOptionsAsync(null);

    /// <summary>A passkey is both factors: the device, and the finger or number that unlocks it.</summary>
    public async Task<SignInStep> WithPasskeyAsync(HttpContext context, string credential)
    {
        PasskeyAssertionResult<Person> result;
        try
        {
            result = await identity.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return SignInStep.Refused; // the challenge is no longer there
        }
        if (!result.Succeeded)
        {
            await access.SayAsync(context, AccessKind.SignInFailed, Nobody, detail: "a passkey that is not known");
            return SignInStep.Refused;
        }
        var person = result.User;
        if (person.Disabled || await people.IsLockedOutAsync(person)) return await RefuseAsync(context, person, WhileLocked);
        if (await council.HaveAsync(person)) return await RefuseAsync(context, person, "a passkey, to an account of the council's");
        await people.AddOrUpdatePasskeyAsync(person, result.Passkey);
        return await OpenAsync(context, person, hasSecondFactor: true, "with a passkey");
    }

    /// <summary>Opens a session for somebody who has just proved who they are; what their role asks for besides is asked next.</summary>
    public async Task<SignInStep> OpenAsync(HttpContext context, Person person, bool hasSecondFactor, string how)
    {
        await LetGoAsync(context);
        var session = await book.OpenAsync(person.Actor, person, SessionRules.Opened(person.Role, hasSecondFactor), BrowserName.Of(context.Request.Headers.UserAgent), clock.Now);
        await OpenAsync(context, Caller.Of(person) with { Session = session.Id, For = session.Kind });
        await access.SayAsync(context, AccessKind.SignedIn, person.Actor, person.Id, how);
        return SignInStep.Done;
    }

    /// <summary>Turns this browser into a board: it keeps of its rights to watch totals alone, and does not end by being left alone.</summary>
    public async Task OpenBoardAsync(HttpContext context, Caller caller, string name)
    {
        var person = await people.FindByIdAsync(caller.Id);
        await LetGoAsync(context);
        var session = await book.OpenAsync(caller.Actor, person, SessionKind.Board, name, clock.Now);
        await OpenAsync(context, caller with { Name = name, Session = session.Id, For = SessionKind.Board });
        await access.SayAsync(context, AccessKind.BoardOpened, caller.Actor, person?.Id, name);
    }

    public async Task OutAsync(HttpContext context)
    {
        if (await LetGoAsync(context) is { } caller) await access.SayAsync(context, AccessKind.SignedOut, caller.Actor, caller.Kind == ActorKind.User ? caller.Id : null);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Whom a right password has let through the first step; null: nobody, or too long ago.</summary>
    public async Task<Person?> BegunAsync(HttpContext context)
    {
        var step = await context.AuthenticateAsync(BrowserSession.SecondStep);
        if (step.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await people.FindByIdAsync(id) is not { } person) return null;
        return step.Principal.FindFirstValue(ClaimTypes.Hash) == person.SecurityStamp ? person : null;
    }

    private static async Task<SignInStep> AskCodeAsync(HttpContext context, Person person)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Hash, person.SecurityStamp ?? "")];
        await context.SignInAsync(BrowserSession.SecondStep, new(new ClaimsIdentity(claims, BrowserSession.SecondStep)));
        return SignInStep.Code;
    }

    private async Task<SignInStep> RefuseAsync(HttpContext context, Person person, string why)
    {
        await access.SayAsync(context, AccessKind.SignInFailed, person.Actor, person.Id, why);
        if (why == WhileLocked || !await people.IsLockedOutAsync(person)) return SignInStep.Refused;
        AccountsLog.LockedOut(log, person.Id);
        await access.SayAsync(context, AccessKind.LockedOut, person.Actor, person.Id);
        return SignInStep.Refused;
    }

    /// <summary>Ends the session that the browser has, if it has one that is kept.</summary>
    private async Task<Caller?> LetGoAsync(HttpContext context)
    {
        if (Caller.Of(context.User) is not { } caller) return null;
        if (caller.Session is not { } id) return caller;
        await book.EndAsync(id);
        open.Forget(id);
        return caller;
    }

    /// <summary>What is shown in the same call is shown to the one who is now signed in.</summary>
    private async Task OpenAsync(HttpContext context, Caller caller)
    {
        var principal = caller.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, BrowserSession.Lasting(caller, clock.Now));
        context.User = principal;
    }
}
