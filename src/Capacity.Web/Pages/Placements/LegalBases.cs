namespace Capacity.Web.Pages.Placements;

/// <summary>By what a child is accommodated, as a duty worker says it. It is written down and decides nothing: the contract takes any text.</summary>
internal static class LegalBases
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("s20", "Section 20: by agreement"), new("s46", "Section 46: police protection"), new("s44", "Section 44: emergency protection order"),
        new("s38", "Section 38: interim care order"), new("s31", "Section 31: care order"), new("pace", "PACE 1984, section 38(6): transfer from custody"),
        new("remand", "LASPO 2012, section 91: remand"),
    ];

    public static string Name(string basis) => All.FirstOrDefault(b => b.Value == basis)?.Text ?? basis;
}
