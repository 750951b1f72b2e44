using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.People;

/// <summary>A page with the fields of <see cref="RightsForm"/>.</summary>
internal abstract class RightsPage : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Provider { get; set; }

    [BindProperty]
    public string? Authority { get; set; }

    public FormErrors Errors { get; } = new();

    public RightsForm Form => new() { Name = Name, Role = Role, Provider = Provider, Authority = Authority, Errors = Errors };
}
