using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Capacity.Storage.Accounts;

/// <summary>Identity's own store on our tables. Authenticators' keys and recovery codes are sealed on the way in.</summary>
internal sealed class PersonStore(AccountsContext context, ISecretKeeper keeper, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Person, AccountsContext, string>(context, describer)
{
    /// <inheritdoc/>
    public override async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.CreateAsync(user, cancellationToken);
        }
        catch (DbUpdateException)
        {
            return IdentityResult.Failed(ErrorDescriber.DuplicateEmail(user.Email!)); // somebody else gave the address an account at the same moment
        }
    }

    public override Task SetTokenAsync(Person user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : keeper.Seal(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept ? keeper.Open(kept) : null;
}
