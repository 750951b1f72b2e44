using Capacity.Storage.Accounts;
using Capacity.Web.Host;
using Microsoft.AspNetCore.Identity;

namespace Capacity.Web.Security.OpenId;

/// <summary>Which accounts are the council's. They are used by its sign-in alone: who leaves the council has no password or passkey here that still works.</summary>
internal sealed class CouncilAccounts(StartSettings settings, UserManager<Person> people)
{
    /// <summary>As people know its sign-in; null: there is none.</summary>
    public string? Name => settings.OpenId?.Name;

    /// <summary>Never where the settings name no such sign-in.</summary>
    public async Task<bool> HaveAsync(Person person) => settings.OpenId is not null && (await people.GetLoginsAsync(person)).Count > 0;

    public async Task<bool> HaveAsync(Caller caller) =>
        settings.OpenId is not null && caller.Kind == ActorKind.User && await people.FindByIdAsync(caller.Id) is { } person && await HaveAsync(person);
}
