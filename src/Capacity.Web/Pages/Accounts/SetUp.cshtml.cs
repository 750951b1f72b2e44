using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages.Accounts;

/// <summary>Where somebody comes who has no second factor yet and needs one: they can go nowhere else.</summary>
[Requires(Permission.SetUpFactors)]
internal sealed class SetUpModel(UserManager<Person> people) : OwnPage(people)
{
    public bool IsNeeded => Person.Role.NeedsSecondFactor();

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : Redirect("/account");
}
