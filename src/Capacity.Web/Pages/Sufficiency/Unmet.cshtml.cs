using System.Globalization;
using Capacity.Placements;
using Capacity.Placements.Demand;
using Capacity.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>Need that no bed met: how often, what stood against it, what was asked.</summary>
[Requires(Permission.ReadSufficiency)]
internal sealed class UnmetModel(DemandDesk desk, Clock clock) : PageModel
{
    public const int MostShown = 100;

    [FromQuery]
    public string? From { get; set; }

    [FromQuery]
    public string? To { get; set; }

    /// <summary>How the searches that are shown ended; without a word of the contract those without a bed.</summary>
    [FromQuery]
    public string? Outcome { get; set; }

    public FormErrors Errors { get; } = new();

    public UnmetNeed Need { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.Now;

    public SearchOutcome Shown => Words.TryParse<SearchOutcome>(Outcome, out var outcome) ? outcome : SearchOutcome.Unmet;

    public static IReadOnlyList<(SearchOutcome Outcome, string Name)> Tabs { get; } =
        [(SearchOutcome.Unmet, "No bed found"), (SearchOutcome.Placed, "Child placed"), (SearchOutcome.NotNeeded, "No longer needed")];

    public async Task OnGetAsync()
    {
        var today = UkTime.Today(Now);
        var to = Read(nameof(To), To) ?? today;
        var from = Read(nameof(From), From) ?? Period.Start(to);
        if (!Errors.Any && Period.Fault(from, to) is { } fault) Errors.Add(nameof(From), fault);
        if (Errors.Any)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            (from, to) = (Period.Start(today), today);
        }
        Need = await desk.ReadAsync(from, to, Shown);
    }

    public string Link(SearchOutcome outcome) =>
        new PageAddress("/unmet").Add("from", From).Add("to", To).Add("outcome", outcome == SearchOutcome.Unmet ? null : outcome.Word()).ToString();

    /// <summary>As its field shows it: what was typed, else the period's.</summary>
    public static string Field(string? typed, DateOnly day) => string.IsNullOrWhiteSpace(typed) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : typed;

    private DateOnly? Read(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Errors.Add(field, "Give a date, such as 2026-11-22");
        return null;
    }
}
