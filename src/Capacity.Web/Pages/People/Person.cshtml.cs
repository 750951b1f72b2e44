using Capacity.History;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.People;

/// <summary>One person: what they may, what they did, and what an administrator can do about it.</summary>
[Requires(Permission.ManageAccess)]
internal sealed class PersonModel(
    UserManager<Person> people, Web.Security.Accounts accounts, SessionBook book, AccessLog access, IPersonTrail trail, IJournal journal, Clock clock) : RightsPage
{
    private const int Shown = 50;

    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>What has just been done, said once.</summary>
    [TempData]
    public string? Done { get; set; }

    public Person Person { get; private set; } = null!;

    public bool HasPasskey { get; private set; }

    /// <summary>The provider that they keep the beds of, where none of its settings is registered: most likely mistyped.</summary>
    public string? UnknownProvider { get; private set; }

    public IReadOnlyList<OpenSession> Sessions { get; private set; } = [];

    public IReadOnlyList<Recorded> Trail { get; private set; } = [];

    public IReadOnlyList<AccessEvent> Access { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.Now;

    private Caller Caller => Caller.Of(HttpContext);

    public string Address(string handler) => $"/people/{Id}?handler={handler}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) return NotFound();
        (Name, Role, Provider, Authority) = (Person.Name, Person.Role.Word(), Person.ProviderId, Person.AuthorityId);
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        if (!await FindAsync()) return NotFound();
        if (Form.Read(PersonRules.LongestName) is not { } rights) return await ShowAgainAsync(null);
        return await AnswerAsync(await accounts.ChangeAsync(HttpContext, Caller, Person, rights.Name, rights.Role, rights.Provider, rights.Authority), "The changes are kept");
    }

    public Task<IActionResult> OnPostDisableAsync() => DisableAsync(true, "The account is disabled, and signed out everywhere");

    public Task<IActionResult> OnPostEnableAsync() => DisableAsync(false, "The account is enabled");

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        if (!await FindAsync()) return NotFound();
        await accounts.SignOutEverywhereAsync(HttpContext, Caller, Person);
        return await AnswerAsync(null, "Signed out everywhere");
    }

    public async Task<IActionResult> OnPostResetAsync()
    {
        if (!await FindAsync()) return NotFound();
        await accounts.ResetFactorsAsync(HttpContext, Caller, Person);
        return await AnswerAsync(null, "The second factors are taken away");
    }

    public async Task<IActionResult> OnPostInviteAgainAsync()
    {
        if (!await FindAsync() || Person is { JoinedAt: not null } or { Disabled: true }) return NotFound();
        var sent = await accounts.InviteAgainAsync(HttpContext, Caller, Person);
        return await AnswerAsync(null, sent ? $"A letter is on its way to {Person.Email}" : "No letter could be sent. Look into the log, then try again");
    }

    private async Task<bool> FindAsync()
    {
        if (await people.FindByIdAsync(Id) is not { } person) return false;
        Person = person;
        return true;
    }

    private async Task<IActionResult> DisableAsync(bool disabled, string done) =>
        await FindAsync() ? await AnswerAsync(await accounts.DisableAsync(HttpContext, Caller, Person, disabled), done) : NotFound();

    private async Task<IActionResult> AnswerAsync(Refusal? refusal, string done)
    {
        if (refusal is not null) return await ShowAgainAsync(refusal.Title);
        Done = done;
        return Redirect($"/people/{Id}");
    }

    private async Task<IActionResult> ShowAgainAsync(string? error)
    {
        if (error is not null) Errors.Add("", error);
        if (Name is null && Role is null) (Name, Role, Provider, Authority) = (Person.Name, Person.Role.Word(), Person.ProviderId, Person.AuthorityId);
        await ShowAsync();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task ShowAsync()
    {
        HasPasskey = (await people.GetPasskeysAsync(Person)).Count > 0;
        Sessions = await book.ReadAsync(Person.Actor.Caller);
        Trail = [.. (await trail.ReadAsync(Person.Id, Shown)).Select(EventKinds.Read)];
        Access = await access.ReadAsync(Person.Id, Shown);
        UnknownProvider = Person.ProviderId is { } provider && !await journal.ReadAllAsync(new(Provider: provider), limit: 1).AnyAsync() ? provider : null;
    }
}
