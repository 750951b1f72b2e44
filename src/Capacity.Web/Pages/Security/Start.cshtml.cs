using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Security;

/// <summary>Sends everybody on to where their role begins.</summary>
[Requires(Permission.SetUpFactors)]
internal sealed class StartModel : PageModel
{
    public RedirectResult OnGet() => Redirect(Visitor.Of(User)?.Home ?? BrowserSession.SignInPath);
}
