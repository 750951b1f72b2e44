using Capacity.Placements.Handover;
using Capacity.Security;
using Capacity.Web.Api;
using Capacity.Web.Pages.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Capacity.Web.Pages.Placements;

/// <summary>What the night leaves to the day team: what cannot wait first, each to be ticked off.</summary>
[Requires(Permission.ReadSearches)]
internal sealed class HandoverModel(HandoverDesk desk, Clock clock) : PageModel
{
    private const string Path = "/handover";

    /// <summary>The date of the evening from which on it is told; without one the last that has begun.</summary>
    [FromQuery(Name = "night")]
    public string? Asked { get; set; }

    public HandoverView Handover { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.Now;

    public Night Last => Night.Of(Now);

    public Night From { get; private set; }

    public int Ticked => Handover.All.Count(i => i.Tick is not null);

    /// <summary>Placed or moved in without a hold: the one that ends first first.</summary>
    public IEnumerable<HandoverLine> EmergencyStays => Handover.Placements.Where(p => p.Clock is not null).Select(p => HandoverLine.From(p, Now))
        .Concat(Handover.Occupied.Where(o => o.Clock is not null).Select(o => HandoverLine.From(o, Now))).OrderBy(l => l.When);

    public IEnumerable<PlacementHandedOver> OtherPlacements => Handover.Placements.Where(p => p.Clock is null);

    public IEnumerable<OccupiedHandedOver> OtherOccupied => Handover.Occupied.Where(o => o.Clock is null);

    public string Since => SinceOf(From);

    public string Here => Address(From);

    public string TickAddress => new PageAddress(Path).Add("handler", "tick").Add("night", From == Last ? null : From.ToString()).ToString();

    /// <summary>Where else to begin: from an earlier evening the last again, before a weekend's end its beginning, and the evening before.</summary>
    public IEnumerable<(string Href, string Text)> OtherNights()
    {
        if (From != Last) yield return (Address(Last), $"Only since {SinceOf(Last)}");
        if (From.AfterWork is var worked && worked != From && worked != From.Before && IsToBeHad(worked)) yield return (Address(worked), $"Since the last working day, {SinceOf(worked)}");
        if (IsToBeHad(From.Before)) yield return (Address(From.Before), $"The night before too, since {SinceOf(From.Before)}");
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ReadNight()) return NotFound();
        Handover = await desk.ReadAsync(From.Begins);
        return Page();
    }

    [AlsoRequires(Permission.ReadSearches)]
    public async Task<IActionResult> OnPostTickAsync(string? item, bool done)
    {
        if (!ReadNight() || !HandoverItem.TryParse(item, out var ticked)) return NotFound();
        return await desk.TickAsync(ticked, done, Visitor.Of(User)!.Actor) is null ? NotFound() : Redirect($"{Here}#{ticked}");
    }

    private bool ReadNight()
    {
        if (Asked is null)
        {
            From = Last;
            return true;
        }
        if (!Night.TryParse(Asked, out var night) || !IsToBeHad(night)) return false;
        From = night;
        return true;
    }

    private bool IsToBeHad(Night night) => night.Begins <= Now && night.Begins >= Now.AddDays(-HandoverApi.MostDaysBack);

    private string SinceOf(Night night) => (UkTime.Today(Now).DayNumber - night.Evening.DayNumber) switch
    {
        0 => "17:00 today",
        1 => "17:00 yesterday",
        _ => $"17:00 on {UkTime.WeekdayAndDay(night.Evening)}",
    };

    private string Address(Night night) => new PageAddress(Path).Add("night", night == Last ? null : night.ToString()).ToString();
}
