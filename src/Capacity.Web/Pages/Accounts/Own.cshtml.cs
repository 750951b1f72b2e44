using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Accounts;

/// <summary>What somebody signs in with, and where they are signed in.</summary>
[Requires(Permission.KeepOwnAccount)]
internal sealed class OwnModel(UserManager<Person> people, Factors factors, SessionBook book, Web.Security.Accounts accounts, Clock clock) : OwnPage(people)
{
    private const string EndedMessage = "You are signed out there";

    /// <summary>What has just been done, said once.</summary>
    [TempData]
    public string? Done { get; set; }

    [BindProperty]
    public string? Session { get; set; }

    public bool HasAccount { get; private set; }

    public int CodesLeft { get; private set; }

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<OpenSession> Sessions { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.Now;

    public async Task OnGetAsync()
    {
        if (!(HasAccount = await LoadAsync())) return;
        CodesLeft = await factors.CodesLeftAsync(Person);
        Passkeys = await factors.PasskeysAsync(Person);
        Sessions = await book.ReadAsync(Person.Actor.Caller);
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if ((await book.ReadAsync(Person.Actor.Caller)).FirstOrDefault(s => SessionName.Of(s) == Session) is { } session)
            await accounts.EndSessionAsync(HttpContext, Caller, session, Person.Id);
        Done = EndedMessage;
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostEndAllAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await accounts.SignOutEverywhereAsync(HttpContext, Caller, Person);
        return Redirect(BrowserSession.SignInPath);
    }
}
