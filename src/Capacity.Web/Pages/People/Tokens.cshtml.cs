using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.People;

/// <summary>The tokens of programs and the boards on walls: made, looked at, taken away.</summary>
[Requires(Permission.ManageAccess)]
internal sealed class TokensModel(IGrainFactory grains, SessionBook book, Web.Security.Accounts accounts, Access access, Clock clock) : RightsPage
{
    private const int LongestName = 100;

    /// <summary>What has just been done, said once.</summary>
    [TempData]
    public string? Done { get; set; }

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? LastDay { get; set; }

    /// <summary>Shown this once.</summary>
    public string? Made { get; private set; }

    public IReadOnlyList<Token> Tokens { get; private set; } = [];

    public IReadOnlyList<OpenSession> Boards { get; private set; } = [];

    /// <summary>When what is shown was read: after what this call did.</summary>
    public DateTimeOffset Now { get; private set; } = clock.Now;

    private ITokensGrain All => grains.GetGrain<ITokensGrain>(ITokensGrain.Key);

    private Caller Caller => Caller.Of(HttpContext);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var rights = Form.Read(LongestName);
        var last = FormTime.Date(LastDay, nameof(LastDay), "the last day", Errors);
        if (last < UkTime.Today(Now)) Errors.Add(nameof(LastDay), "This day is over");
        if (rights is null || Errors.Any) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        else
        {
            var issued = await All.IssueAsync(new(rights.Name, rights.Role, rights.Provider, rights.Authority, last is { } day ? UkTime.EndOf(day) : null));
            await access.SayAsync(HttpContext, AccessKind.TokenMade, Caller.Actor, detail: $"{rights.Name} ({issued.Id}), {rights.Role.Word()}");
            Made = issued.Secret;
            ModelState.Clear();
            (Name, Role, Provider, Authority, LastDay) = (null, null, null, null, null);
        }
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync()
    {
        if (!string.IsNullOrEmpty(Id) && await All.RevokeAsync(Id)) await access.SayAsync(HttpContext, AccessKind.TokenRevoked, Caller.Actor, detail: Id);
        Done = "The token is revoked";
        return Redirect("/tokens");
    }

    public async Task<IActionResult> OnPostEndBoardAsync()
    {
        if ((await book.BoardsAsync()).FirstOrDefault(b => SessionName.Of(b) == Id) is { } board) await accounts.EndSessionAsync(HttpContext, Caller, board, null);
        Done = "The board is ended";
        return Redirect("/tokens");
    }

    private async Task LoadAsync()
    {
        Tokens = (await All.ReadAsync(""))!.Tokens;
        Boards = await book.BoardsAsync();
        Now = clock.Now;
    }
}
