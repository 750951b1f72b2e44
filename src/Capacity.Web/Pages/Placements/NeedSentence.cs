using System.Globalization;
using Capacity.Placements;

namespace Capacity.Web.Pages.Placements;

/// <summary>A need in words: who, what, where, when.</summary>
internal static class NeedSentence
{
    public static string Who(Need n)
    {
        if (n.Forgotten) return "A search of the past";
        var child = n.Gender switch { ChildGender.Female => "Girl", ChildGender.Male => "Boy", _ => "Child" };
        var who = n.Children == 1 ? $"{child} aged {n.Age}" : $"{n.Children} children together, {child.ToLowerInvariant()} aged {n.Age}";
        return n.When == When.Tonight ? $"{who}, tonight" : $"{who}, planned";
    }

    public static IEnumerable<string> Conditions(Need n)
    {
        if (n.ForgottenAfterDays is { } days)
        {
            yield return $"Details deleted after {Plural.Of(days, "day")}";
            yield return $"For {PlaceNames.Authority(n.Authority)}";
            yield break;
        }
        if (!n.Needs.IsEmpty) yield return $"Needs: {Wording.List(n.Needs.Select(w => Wording.Within(Wording.Need(w))))}";
        if (!n.Tags.IsEmpty) yield return $"Must be for: {Wording.List(n.Tags.Select(w => Wording.Within(Wording.Tag(w))))}";
        if (!n.Categories.IsEmpty) yield return $"Only: {Wording.List(n.Categories.Select(Wording.Category), "or")}";
        if (!n.Types.IsEmpty) yield return $"Only: {Wording.List(n.Types.Select(Wording.Type), "or")}";
        yield return n.Near is { } near ? $"Within {Miles(n.WithinMiles)} of {Where(near)}" : "Anywhere in the region";
        if (n.LegalBasis is { } basis) yield return LegalBases.Name(basis);
        yield return $"For {PlaceNames.Authority(n.Authority)}";
        if (n.CaseRef is { } reference) yield return $"Case {reference}";
    }

    public static string Miles(double miles) => miles.ToString("0.#", CultureInfo.InvariantCulture) + (miles == 1 ? " mile" : " miles");

    private static string Where(Near near) => near switch
    {
        { Postcode: { } postcode } => postcode,
        { District: { } district } => PlaceNames.District(district, null),
        _ => "the place given",
    };
}
