using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Capacity.Settings;

namespace Capacity.Register;

/// <summary>What a register may say of a setting: pure. Every problem of a profile is found at once.</summary>
public static partial class ProfileRules
{
    public const int LongestName = 200, OldestAge = 25, MostBeds = 200;
    private const int LongestPhone = 40, FewestDigits = 3, LongestShown = 100, MostUnknown = 20;
    private const decimal HighestFee = 1_000_000m;

    /// <summary>The profile with beds and status, or, where there is any problem, all the problems and null.</summary>
    public static (Registration? Registration, IReadOnlyList<Problem> Problems) Read(RawProfile raw)
    {
        var problems = new List<Problem>();
        var registration = Read(raw, problems);
        return (problems.Count == 0 ? registration : null, problems);
    }

    /// <summary>Adds to the problems of the columns that could not be typed; nothing more is said of those.</summary>
    internal static Registration Read(RawProfile raw, List<Problem> problems)
    {
        var untyped = problems.Select(p => p.Field).ToHashSet();
        var type = Word<SettingType>("type", raw.Type, Catalogue.Types);
        var postcode = Place();
        var (ageMin, ageMax) = (Whole("ageMin", raw.AgeMin, 0, OldestAge), Whole("ageMax", raw.AgeMax, 0, OldestAge));
        if (raw.AgeMin is not null && raw.AgeMax is not null && !problems.Any(p => p.Field is "ageMin" or "ageMax") && ageMin > ageMax) Add("ageMin", Text(raw.AgeMin), $"ageMin is more than ageMax, {ageMax}.");

        var profile = new Profile(Name(), type, List("categories", raw.Categories, Catalogue.Categories, atLeastOne: true), Authority("authority", raw.Authority) ?? "",
            Id("district", raw.District), postcode, Id("provider", raw.Provider), Word<Sector>("sector", raw.Sector, Catalogue.Sectors), ageMin, ageMax,
            Word<Gender>("gender", raw.Gender, Catalogue.Genders), List("needs", raw.Needs, Catalogue.Needs), List("tags", raw.Tags, Catalogue.Tags),
            Rated(), Phone(), Weekly(), string.IsNullOrEmpty(raw.ExclusiveTo) ? null : Authority("exclusiveTo", raw.ExclusiveTo));
        return new(profile, Whole("beds", raw.Beds, 1, MostBeds), raw.Status is null ? null : Word<SettingStatus>("status", raw.Status, Statuses));

        string Name()
        {
            if (string.IsNullOrWhiteSpace(raw.Name)) Add("name", raw.Name, "A name is needed.");
            else if (raw.Name.Length > LongestName) Add("name", raw.Name, $"A name has at most {LongestName} characters, this one has {raw.Name.Length}.");
            else if (!IsPlain(raw.Name)) Add("name", raw.Name, "A name cannot hold line breaks, other control characters or half characters.");
            return raw.Name ?? "";
        }

        string Place()
        {
            if (string.IsNullOrEmpty(raw.Postcode)) Add("postcode", raw.Postcode, "A postcode is needed.");
            else if (Postcode.Normalise(raw.Postcode) is not { } normal) Add("postcode", raw.Postcode, $"{Shown(raw.Postcode)} is not a postcode: like B31 2AA, or B31 alone.");
            else return type == SettingType.FosterHousehold ? Postcode.Outcode(normal) : normal;
            return "";
        }

        string Id(string field, string? value)
        {
            if (string.IsNullOrEmpty(value)) Add(field, value, $"A {field} is needed.");
            else if (!Slug.IsId(value)) Add(field, value, $"{Shown(value)} is not a {field}'s id: {IdShape}");
            return value ?? "";
        }

        string? Authority(string field, string? value)
        {
            if (string.IsNullOrEmpty(value)) Add(field, value, "An authority is needed: an ONS code like E08000025.");
            else if (!Slug.IsAuthority(value)) Add(field, value, $"{Shown(value)} is not an ONS code: like E08000025.");
            return value;
        }

        T Word<T>(string field, string? value, IEnumerable<Term> words) where T : struct, Enum
        {
            if (!Words.TryParse<T>(value, out var word)) Add(field, value, Unknown(value, words));
            return word;
        }

        ImmutableArray<string> List<T>(string field, IReadOnlyList<string?>? values, TermList<T> words, bool atLeastOne = false) where T : Term
        {
            if (atLeastOne && values is null or []) Add(field, null, $"At least one is needed: {Listed(words)}.");
            foreach (var unknown in (values ?? []).Where(v => v is null || !words.Contains(v)).Distinct().Take(MostUnknown)) Add(field, unknown, Unknown(unknown, words));
            return [.. (values ?? []).Select(v => v is null ? null : words.Find(v)?.Id).OfType<string>().Distinct()]; // the catalogue's own strings: a large file would keep many copies
        }

        Rating Rated()
        {
            var rating = Word<Rating>("rating", raw.Rating, Catalogue.Ratings);
            if (!SuitsType(rating, type) && Words.TryParse<SettingType>(raw.Type, out _))
                Add("rating", raw.Rating, $"{Shown(raw.Rating!)} is a judgement of supported accommodation only.");
            return rating;
        }

        string? Phone()
        {
            if (string.IsNullOrEmpty(raw.Phone)) return null;
            if (raw.Phone.Length > LongestPhone || raw.Phone.Count(char.IsAsciiDigit) < FewestDigits || !PhoneShape().IsMatch(raw.Phone))
                Add("phone", raw.Phone, $"{Shown(raw.Phone)} is not a phone number: like 0121 496 0000.");
            return raw.Phone;
        }

        decimal? Weekly()
        {
            if (raw.WeeklyFee is not { } fee) return null;
            if (fee is < 0 or > HighestFee || decimal.Round(fee, 2) != fee)
                Add("weeklyFee", Text(fee), Fee);
            return fee / 1.0000000000000000000000000000m; // the same fee is kept the same way, however many noughts it came with
        }

        int Whole(string field, int? value, int least, int most)
        {
            if (value is null) Add(field, null, $"A whole number from {least} to {most} is needed.");
            else if (value < least || value > most) Add(field, Text(value), WholeFrom(least, most));
            return value ?? 0;
        }

        void Add(string field, string? value, string message)
        {
            if (!untyped.Contains(field)) problems.Add(new(field, value is null ? null : Cut(value), message));
        }
    }

    /// <summary>The three judgements of supported accommodation belong to it alone.</summary>
    public static bool SuitsType(Rating rating, SettingType type) =>
        rating < Rating.ConsistentlyStrong || type is SettingType.SupportedAccommodation or SettingType.SupportedLodgings;

    /// <summary>No control characters, line breaks included, and no half of a surrogate pair.</summary>
    internal static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsControl(text[i]) || char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i]))) return false;
        return true;
    }

    internal static readonly string Fee = string.Create(CultureInfo.InvariantCulture, $"A weekly fee is pounds and pence, from 0 to {HighestFee}.");

    internal static string WholeFrom(int least, int most) => $"It is a whole number from {least} to {most}.";

    internal static string Cut(string value) => value.Length <= LongestShown ? value : value[..(char.IsHighSurrogate(value[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";

    internal const string IdShape = "small letters, digits and hyphens, at most 64, beginning with a letter or digit.";

    private static readonly TermList<Term> Statuses = new([.. Words.All<SettingStatus>().Select(w => new Term(w, w))]);

    private static string Unknown(string? value, IEnumerable<Term> words) =>
        string.IsNullOrEmpty(value) ? $"A word is needed: {Listed(words)}." : $"{Shown(value)} is none of its words: {Listed(words)}.";

    private static string Listed(IEnumerable<Term> words) => string.Join(", ", words.Select(w => w.Id));

    internal static string Shown(string value) => $"'{Cut(value)}'";

    private static string Text<T>(T value) => string.Create(CultureInfo.InvariantCulture, $"{value}");

    [GeneratedRegex(@"\A[0-9+()\-./#, ]+(?:(?:[Ee]xt\.?|x) ?[0-9]+)?\z")]
    private static partial Regex PhoneShape();
}
