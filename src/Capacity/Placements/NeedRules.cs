namespace Capacity.Placements;

/// <summary>What may be asked for. Whether a district is known depends on the register: <see cref="Whereabouts"/> says so.</summary>
public static class NeedRules
{
    private const int OldestAge = 17, MostChildren = 10, MostShown = 200, CaseRefLength = 64, LegalBasisLength = 200;
    private const double MostMiles = 500;

    /// <param name="authority">Whom the caller works for: the search's authority where none is given.</param>
    /// <returns>The need, or null where there are faults.</returns>
    public static Need? Read(NeedBody body, string? authority, Faults faults)
    {
        var need = new Need(
            faults.Whole("age", body.Age, null, 0, OldestAge),
            faults.Word<ChildGender>("gender", body.Gender, null),
            faults.Whole("children", body.Children, 1, 1, MostChildren),
            [.. faults.Words("needs", body.Needs, Catalogue.Needs.Contains)],
            [.. faults.Words("tags", body.Tags, Catalogue.Tags.Contains)],
            [.. faults.Words("categories", body.Categories, Catalogue.Categories.Contains)],
            [.. faults.Words("types", body.Types, Catalogue.Types.Contains).Select(Words.Parse<SettingType>)],
            ReadNear(body.Near, faults),
            Miles(body.WithinMiles, faults),
            Authority(body.Authority ?? authority, faults),
            faults.Word<When>("when", body.When, When.Tonight),
            faults.Text("legalBasis", body.LegalBasis, LegalBasisLength),
            faults.Text("caseRef", body.CaseRef, CaseRefLength),
            faults.Whole("limit", body.Limit, 20, 1, MostShown));
        return faults.Any ? null : need;
    }

    private static double Miles(double? given, Faults faults)
    {
        var miles = given ?? 20;
        if (miles is > 0 and <= MostMiles) return miles;
        faults.Add("withinMiles", $"{miles} is not more than 0 and at most {MostMiles}.");
        return MostMiles;
    }

    private static string Authority(string? given, Faults faults)
    {
        if (Slug.IsAuthority(given)) return given!;
        faults.Add("authority", given is null ? "Needed: the ONS code of the authority that places." : $"{Faults.Quoted(given)} is not an ONS code.");
        return "";
    }

    private static Near? ReadNear(NearBody? near, Faults faults)
    {
        if (near is null) return null;
        switch (near)
        {
            case { Postcode: { } given, District: null, Latitude: null, Longitude: null }:
                if (Postcode.Normalise(given) is not { } postcode) faults.Add("near.postcode", $"{Faults.Quoted(given)} is not a postcode.");
                else if (Gazetteer.Find(postcode) is null) faults.Add("near.postcode", $"Where {postcode} lies is not known. Try a district instead.");
                else return new(Postcode: postcode);
                return null;
            case { Postcode: null, District: { } district, Latitude: null, Longitude: null }:
                if (Slug.IsId(district)) return new(District: district);
                faults.Add("near.district", $"{Faults.Quoted(district)} is not a district.");
                return null;
            case { Postcode: null, District: null, Latitude: { } latitude, Longitude: { } longitude }:
                if (latitude is not (>= -90 and <= 90)) faults.Add("near.latitude", $"{latitude} is not from -90 to 90.");
                if (longitude is not (>= -180 and <= 180)) faults.Add("near.longitude", $"{longitude} is not from -180 to 180.");
                return new(Latitude: latitude, Longitude: longitude);
            default:
                faults.Add("near", "Give a postcode, or a district, or a latitude and a longitude.");
                return null;
        }
    }
}
