using System.Globalization;
using System.Text.Json;
using Capacity.Placements;
using Capacity.Security;
using Capacity.Web.Pages.Security;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Capacity.Web.Pages.Placements;

/// <summary>The need. What can be left alone at two in the morning has its answer already.</summary>
[Requires(Permission.Place)]
[EnableRateLimiting(RateLimits.Search)]
internal sealed class FindModel(SearchDesk searches, Replacement replacement, Clock clock) : PageModel
{
    /// <summary>Made with the form: sent twice, it is one search.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Age { get; set; }

    [BindProperty]
    public string? Gender { get; set; }

    [BindProperty]
    public string? Children { get; set; } = "1";

    [BindProperty]
    public string? When { get; set; } = "tonight";

    [BindProperty]
    public string? Postcode { get; set; }

    [BindProperty]
    public string? District { get; set; }

    /// <summary>Of a place that a program gave as a point: kept while no other is chosen.</summary>
    [BindProperty]
    public string? Latitude { get; set; }

    [BindProperty]
    public string? Longitude { get; set; }

    [BindProperty]
    public string? WithinMiles { get; set; } = "20";

    [BindProperty]
    public string[] Needs { get; set; } = [];

    [BindProperty]
    public string[] Tags { get; set; } = [];

    [BindProperty]
    public string[] Types { get; set; } = [];

    [BindProperty]
    public string[] Categories { get; set; } = [];

    [BindProperty]
    public string? Authority { get; set; }

    [BindProperty]
    public string? LegalBasis { get; set; }

    [BindProperty]
    public string? CaseRef { get; set; }

    [BindProperty]
    public string? SiblingOf { get; set; }

    /// <summary>The open search whose need is changed. With itself as the sibling: it goes on as two.</summary>
    [BindProperty]
    public string? Replaces { get; set; }

    [BindProperty]
    public bool CloseBefore { get; set; }

    public bool HasPoint => Text(Latitude) is not null && Text(Longitude) is not null;

    public FormErrors Errors { get; } = new();

    public IReadOnlyList<Choice> Districts { get; private set; } = [];

    /// <summary>The search for a brother or sister who is to live apart.</summary>
    public SearchState? Sibling { get; private set; }

    /// <summary>The search whose need is changed, while it is open.</summary>
    public SearchState? Before { get; private set; }

    /// <summary>Beds are looked for apart, for children who were to stay together.</summary>
    public bool Splits => Before is not null && SiblingOf == Before.Id;

    /// <summary>So many of the children are left over.</summary>
    public int Others => Before is not null && Whole(Children) is { } number ? Math.Max(0, Before.Need.Children - number) : 0;

    /// <summary>Why the search before it stays open, or null where it need not.</summary>
    public string? WhyOpen => Before switch
    {
        null or { MayBeReplaced: true } => null,
        { Holds: var holds } when holds.Any(h => !h.Ended) => "a bed is held for it",
        _ => "a child was placed from it",
    };

    public Visitor Visitor => Visitor.Of(User)!;

    /// <param name="like">A search to start from: while it is open, this one is to go on in its place.</param>
    /// <param name="within">Another radius for it.</param>
    /// <param name="children">Another number of children for it.</param>
    /// <param name="when">Another time for it.</param>
    /// <param name="sibling">A search for a brother or sister who is to live apart.</param>
    public async Task OnGetAsync(string? like, double? within, int? children, string? when, string? sibling)
    {
        Authority = Visitor.Authority;
        var search = await searches.FindAsync(like);
        if (search is { Need.Forgotten: false }) Fill(search.Need, within, children, when);
        SiblingOf = sibling;
        if (search is { Status: SearchStatus.Open } && (sibling is null || sibling == search.Id && search.Need.Children > 1)) (Replaces, CloseBefore) = (search.Id, true);
        await PrepareAsync();
        if (Sibling is { Need: { } shared } && like is null) Share(shared);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var faults = new Faults();
        var districts = await searches.DistrictsAsync();
        var need = NeedRules.Read(ReadBody(), Visitor.Authority, faults);
        if (need is not null) Whereabouts.Check(need.Near, districts, faults);
        if (faults.Any || !Guid.TryParseExact(Key, "N", out var operation)) return await ShowAgainAsync(faults);

        var before = CloseBefore && await searches.FindAsync(Replaces) is { } named && Replacement.MayBe(named, operation) ? named : null;
        var splits = before is not null && SiblingOf == before.Id;
        var sibling = splits ? before : await searches.FindPresentAsync(SiblingOf);
        var search = await BeginAsync(operation, o => searches.OpenAsync(o, need!, Visitor.Actor, districts, sibling, before), need!);
        if (before is not null) await replacement.GoOnAsync(before, search.Id, splits, Visitor.Actor);
        return Redirect($"/searches/{search.Id}#matches"); // the next Tab is in the matches
    }

    /// <summary>Sent before, come back to, changed and sent again: that is another search, and sent twice it is one.</summary>
    private static async Task<SearchView> BeginAsync(Guid operation, Func<Guid, Task<SearchView>> open, Need need)
    {
        var search = await open(operation);
        for (var change = 1; !SameAs(search.Need, need) || search.ReplacedBy is { } by && SearchId.AreOfOneRequest(by, search.Id); change++)
            search = await open(SearchId.Beside(operation, $"change {change}"));
        return search;
    }

    private static bool SameAs(Need a, Need b) => JsonSerializer.Serialize(a, WireJson.Options) == JsonSerializer.Serialize(b, WireJson.Options);

    /// <summary>A number that is none is one that no need has: the contract's rules say so.</summary>
    private NeedBody ReadBody() => new()
    {
        Age = Whole(Age),
        Gender = Text(Gender),
        Children = string.IsNullOrWhiteSpace(Children) ? null : Whole(Children) ?? -1,
        Needs = Needs,
        Tags = Tags,
        Types = Types,
        Categories = Categories,
        Near = Text(Postcode) is { } postcode ? new() { Postcode = postcode }
            : Text(District) is { } district ? new() { District = district }
            : HasPoint ? new() { Latitude = Real(Latitude!), Longitude = Real(Longitude!) } : null,
        WithinMiles = string.IsNullOrWhiteSpace(WithinMiles) ? null : Decimal(WithinMiles) ?? -1,
        Authority = Text(Authority),
        When = Text(When),
        LegalBasis = Text(LegalBasis),
        CaseRef = Text(CaseRef),
    };

    private async Task<IActionResult> ShowAgainAsync(Faults faults)
    {
        foreach (var (field, name, message) in FieldWords)
            if (faults.ByField.TryGetValue(field, out var said)) Errors.Add(name, message ?? said[0].TrimEnd('.'));
        if (!Errors.Any) Errors.Add("", faults.Any ? faults.ByField.First().Value[0] : "Something in this form was lost. Send it again.");
        ModelState.Remove(nameof(Key));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await PrepareAsync();
        return Page();
    }

    private async Task PrepareAsync()
    {
        Key = Guid.CreateVersion7(clock.Now).ToString("N");
        Before = await searches.FindAsync(Replaces) is { Status: SearchStatus.Open } open ? open : null;
        Sibling = await searches.FindPresentAsync(SiblingOf);
        Districts = [.. (await searches.DistrictsAsync()).Select(d => (d, Name: PlaceNames.District(d.District, d.Authority), Of: PlaceNames.Authority(d.Authority)))
            .OrderBy(d => d.Of, StringComparer.Ordinal).ThenBy(d => d.Name, StringComparer.Ordinal)
            .Select(d => new Choice(d.d.District, d.Name == d.Of ? d.Name : $"{d.Of}: {d.Name}"))];
    }

    private void Fill(Need n, double? within, int? children, string? when)
    {
        (Age, Children, Gender, When) = (Text(n.Age), Text(children ?? n.Children), n.Gender.Word(), when ?? n.When.Word());
        FillNear(n.Near);
        WithinMiles = (within ?? n.WithinMiles).ToString("0.##", CultureInfo.InvariantCulture);
        (Needs, Tags, Types, Categories) = ([.. n.Needs], [.. n.Tags], [.. n.Types.Select(t => t.Word())], [.. n.Categories]);
        (Authority, LegalBasis, CaseRef) = (n.Authority, n.LegalBasis, n.CaseRef);
    }

    /// <summary>What brothers and sisters who are to live apart have in common.</summary>
    private void Share(Need n)
    {
        FillNear(n.Near);
        (Authority, LegalBasis, When) = (n.Authority, n.LegalBasis, n.When.Word());
    }

    private void FillNear(Near? near) => (Postcode, District, Latitude, Longitude) =
        (near?.Postcode, near?.District, near?.Latitude?.ToString(CultureInfo.InvariantCulture), near?.Longitude?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The form's fields in the order of the page, under the contract's names; a message of its own where the contract's is not fit for a page.</summary>
    private static readonly (string Field, string Name, string? Message)[] FieldWords =
    [
        ("age", nameof(Age), "Give the child's age in years, from 0 to 17"), ("gender", nameof(Gender), "Choose the child's gender"),
        ("children", nameof(Children), "Give the number of children, from 1 to 10"), ("when", nameof(When), "Choose when the bed is wanted"),
        ("near.postcode", nameof(Postcode), null), ("near", nameof(Postcode), null), ("near.district", nameof(District), null),
        ("withinMiles", nameof(WithinMiles), "Give a distance in miles, more than 0 and at most 500"), ("needs", nameof(Needs), null), ("tags", nameof(Tags), null),
        ("types", nameof(Types), null), ("legalBasis", nameof(LegalBasis), null), ("categories", nameof(Categories), null), ("authority", nameof(Authority), "Choose the authority that places the child"), ("caseRef", nameof(CaseRef), null),
    ];

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Whole(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Real(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Decimal(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
