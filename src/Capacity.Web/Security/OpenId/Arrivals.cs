using System.Security.Claims;
using Capacity.Security;
using Capacity.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Capacity.Web.Security.OpenId;

/// <summary>
/// Lets in whom the council's sign-in has sent. Who comes the first time gets an account; name, role, provider and authority are then taken from the claims each time: the
/// council's directory decides them, not we.
/// </summary>
internal sealed class Arrivals(OpenIdSettings settings, UserManager<Person> people, SignIn session, Access access, Clock clock)
{
    private const string How = "with the council's sign-in";
    private static readonly Actor Nobody = new(ActorKind.User, "nobody", "Somebody", null);

    /// <summary>Why they are not let in; null: the session is open.</summary>
    public async Task<Refused?> AdmitAsync(HttpContext context, IReadOnlyCollection<Claim> claims)
    {
        var (arrival, refused) = OpenIdRules.Decide(settings, claims);
        if (arrival is null) return await RefuseAsync(context, Nobody, null, refused!.Value);
        if (await people.FindByLoginAsync(arrival.Issuer, arrival.Subject) is not { } person)
        {
            if (await TakeAsync(arrival) is not { } taken) return await RefuseAsync(context, Nobody, null, Refused.AddressTaken);
            person = taken;
        }
        if (person.Disabled) return await RefuseAsync(context, person.Actor, person.Id, Refused.Disabled);
        await KeepUpAsync(context, person, arrival);
        await session.OpenAsync(context, person, hasSecondFactor: true, How);
        return null;
    }

    /// <summary>The account of somebody who comes the first time: a new one, or one under their address that nobody has ever used. Null: somebody uses it.</summary>
    private async Task<Person?> TakeAsync(Arrival arrival)
    {
        var now = clock.Now;
        var person = await people.FindByEmailAsync(arrival.Email);
        if (person is { JoinedAt: not null } && !settings.JoinByEmail) return null;
        if (person is null)
        {
            person = new()
            {
                Id = Person.NewId(now), UserName = arrival.Email, Email = arrival.Email, Name = arrival.Name, Role = arrival.Role, ProviderId = arrival.ProviderId,
                AuthorityId = arrival.AuthorityId, InvitedAt = now, LockoutEnabled = true,
            };
            await SaveAsync(people.CreateAsync(person));
        }
        await SaveAsync(people.AddLoginAsync(person, new(arrival.Issuer, arrival.Subject, settings.Name)));
        return person;
    }

    private async Task KeepUpAsync(HttpContext context, Person person, Arrival arrival)
    {
        var (joins, before) = (person.JoinedAt is null, (person.Role, person.ProviderId));
        var changed = joins || (person.Name, person.AuthorityId) != (arrival.Name, arrival.AuthorityId) || before != (arrival.Role, arrival.ProviderId);
        if (!changed) return;
        person.JoinedAt ??= clock.Now;
        (person.Name, person.Role, person.ProviderId, person.AuthorityId) = (arrival.Name, arrival.Role, arrival.ProviderId, arrival.AuthorityId);
        var rights = before != (arrival.Role, arrival.ProviderId);
        await SaveAsync(rights ? people.UpdateSecurityStampAsync(person) : people.UpdateAsync(person)); // a session with rights that were taken away ends
        await access.SayAsync(context, joins ? AccessKind.Joined : rights ? AccessKind.RoleChanged : AccessKind.ProfileChanged, person.Actor, person.Id,
            rights ? $"{before.Role.Word()} to {arrival.Role.Word()}{(arrival.ProviderId is null ? "" : $" of {arrival.ProviderId}")}, {How}" : How);
    }

    private async Task<Refused> RefuseAsync(HttpContext context, Actor by, string? person, Refused why)
    {
        await access.SayAsync(context, AccessKind.SignInFailed, by, person, $"{How}: {why.Word()}");
        return why;
    }

    /// <summary>What was checked before does not fail here but by a race with another change: then somebody tries again.</summary>
    private static async Task SaveAsync(Task<IdentityResult> saving)
    {
        if (await saving is { Succeeded: false } refused) throw new TimeoutException($"The account was changed by another at the same time ({refused.Errors.First().Code}).");
    }
}
