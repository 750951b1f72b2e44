using System.Globalization;

namespace Capacity.Register;

/// <summary>The native format: where a file has its columns, and what its cells say.</summary>
internal sealed class NativeColumns
{
    public static readonly IReadOnlyList<string> All =
    [
        "settingId", "name", "type", "categories", "authority", "district", "postcode", "provider", "sector", "beds", "ageMin", "ageMax", "gender", "needs", "tags",
        "rating", "status", "phone", "weeklyFee", "exclusiveTo", "occupied", "suspended",
    ];

    private readonly Dictionary<string, int> _at;
    private readonly IReadOnlyList<string> _header;

    /// <exception cref="BadFileException">The header is not that of the native format.</exception>
    public NativeColumns(CsvRow header)
    {
        var unknown = header.Cells.Where(c => !All.Contains(c)).Select(ProfileRules.Cut).ToList();
        var doubled = header.Cells.Where(All.Contains).GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        var missing = All.Except(header.Cells).ToList();
        string[] faults =
        [
            .. Says(unknown, "unknown"), .. Says(doubled, "there twice"), .. Says(missing, "missing"),
            .. header.Faults.Count > 0 ? ["the header has a stray quote or a NUL"] : (string[])[],
        ];
        if (faults.Length > 0 || header.Count != All.Count)
            throw new BadFileException(header.Line, $"{string.Join("; ", faults)}. The columns are {string.Join(", ", All)}, in any order.");
        _header = header.Cells;
        _at = _header.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);

        static IEnumerable<string> Says(List<string> columns, string what) =>
            columns.Count == 0 ? [] : [$"{(columns.Count == 1 ? "column" : "columns")} {what}: {string.Join(", ", columns.Take(All.Count))}"];
    }

    public RegisterLine Read(int row, CsvRow csv)
    {
        var at = _at["settingId"];
        var id = at < csv.Cells.Count && csv.Faults.All(f => f.Cell != at) && Slug.IsId(csv.Cells[at]) ? csv.Cells[at] : null;
        var problems = new List<Problem>();
        if (csv.Count != _header.Count)
        {
            problems.Add(new("row", csv.Count.ToString(CultureInfo.InvariantCulture), $"The row has {csv.Count} cells, the header {_header.Count}."));
            return new(row, id, null, problems);
        }
        foreach (var (cell, kind) in csv.Faults)
            problems.Add(new(_header[cell], ProfileRules.Cut(csv.Cells[cell]), kind == CsvFaultKind.Nul ? "The cell holds a NUL." : "A quote stands where none may: a cell with quotes is quoted, and each of its quotes doubled."));

        var occupied = Whole("occupied", 0, int.MaxValue) ?? 0;
        var suspended = Whole("suspended", 0, int.MaxValue) ?? 0;
        var raw = new RawProfile
        {
            Name = Cell("name"), Type = Cell("type"), Categories = List("categories"), Authority = Cell("authority"), District = Cell("district"),
            Postcode = Cell("postcode"), Provider = Cell("provider"), Sector = Cell("sector"), Beds = Whole("beds", 1, ProfileRules.MostBeds),
            AgeMin = Whole("ageMin", 0, ProfileRules.OldestAge), AgeMax = Whole("ageMax", 0, ProfileRules.OldestAge), Gender = Cell("gender"), Needs = List("needs"),
            Tags = List("tags"), Rating = Cell("rating"), Status = Cell("status"), Phone = Cell("phone"), WeeklyFee = Money("weeklyFee"), ExclusiveTo = Cell("exclusiveTo"),
        };
        if (id is null && problems.All(p => p.Field != "settingId"))
            problems.Add(new("settingId", ProfileRules.Cut(csv.Cells[at]),
                csv.Cells[at] is "" ? "A setting's id is needed." : $"{ProfileRules.Shown(csv.Cells[at])} is not a setting's id: {ProfileRules.IdShape}"));
        var registration = ProfileRules.Read(raw, problems);
        return new(row, id, registration with { Occupied = occupied, Suspended = suspended }, problems);

        string Cell(string column) => csv.Cells[_at[column]];

        string[] List(string column) => Cell(column) is { Length: > 0 } cell ? cell.Split(';') : [];

        int? Whole(string column, int least, int most)
        {
            if (Cell(column) is not { Length: > 0 } cell) return null;
            if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            Untyped(column, cell, most == int.MaxValue ? "It is a whole number, 0 or more." : ProfileRules.WholeFrom(least, most));
            return null;
        }

        decimal? Money(string column)
        {
            if (Cell(column) is not { Length: > 0 } cell) return null;
            if (decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var money)) return money;
            Untyped(column, cell, ProfileRules.Fee);
            return null;
        }

        void Untyped(string column, string cell, string message)
        {
            if (problems.All(p => p.Field != column)) problems.Add(new(column, ProfileRules.Cut(cell), message));
        }
    }
}
