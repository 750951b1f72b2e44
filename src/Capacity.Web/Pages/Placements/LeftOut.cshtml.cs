using Capacity.Placements;
using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Placements;

/// <summary>Why a search leaves settings out: those of one rule, or those of a name. What a reason overrides can be held from here.</summary>
[Requires(Permission.ReadSearches)]
internal sealed class LeftOutModel(SearchDesk searches) : PageModel
{
    private const int MostShown = 50, LongestText = 100;

    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>The rule under which they are counted, by its word.</summary>
    [FromQuery]
    public string? Rule { get; set; }

    /// <summary>Part of a name.</summary>
    [FromQuery]
    public string? Q { get; set; }

    public SearchState Search { get; private set; } = null!;

    /// <summary>Null where a name was asked for, or nothing.</summary>
    public MatchRule? Asked { get; private set; }

    public ExclusionsFound Findings { get; private set; } = null!;

    public bool Open => Search.Status == SearchStatus.Open;

    public bool AllShown => Findings.Best.Count < MostShown;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await searches.FindAsync(Id) is not { } search) return NotFound();
        if (search.Need.Forgotten) return Redirect($"/searches/{Id}"); // which says so
        if (Rule is not null && Catalogue.Rules.Find(Rule) is null) return NotFound();
        (Search, Asked) = (search, Rule is null ? null : Catalogue.Rules[Rule]);
        Findings = Asked is null && Text is null ? new(default, [])
            : await searches.ExclusionsAsync(search, Words.TryParse<Rule>(Rule, out var rule) ? rule : null, Text, MostShown);
        return Page();
    }

    public string? Text => string.IsNullOrWhiteSpace(Q) ? null : Q.Trim() is { Length: > LongestText } longer ? longer[..LongestText] : Q.Trim();
}
