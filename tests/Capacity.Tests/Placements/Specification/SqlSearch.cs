using System.Reflection;
using System.Text.Json;
using Capacity.Placements;
using Capacity.Settings;
using Capacity.Terms;
using Microsoft.Data.Sqlite;

namespace Capacity.Tests.Placements.Specification;

/// <summary>The same settings in plain tables, searched by one plain query: <c>search.sql</c>, written from the contract and not from the rules' code.</summary>
internal sealed class SqlSearch : IDisposable
{
    private const int Shown = 20;

    private readonly SqliteConnection _tables = new("Data Source=:memory:");
    private readonly string _query = Text("search.sql");

    public SqlSearch(IEnumerable<Setting> settings, ILookup<string, string> onDuty)
    {
        _tables.Open();
        Execute(Text("search-tables.sql"));
        using var all = _tables.BeginTransaction();
        foreach (var setting in settings) Insert(setting);
        foreach (var authority in onDuty)
            foreach (var household in authority) Insert("on_duty", authority.Key, household);
        all.Commit();
    }

    public void Dispose() => _tables.Dispose();

    /// <summary>How many match, how many each rule leaves out, and the first matches in order.</summary>
    public Answer Ask(Need need, DateTimeOffset now)
    {
        using var search = _tables.CreateCommand();
        search.CommandText = _query;
        var from = need.Near?.Postcode is { } postcode ? Gazetteer.Find(postcode) : null;
        Bind(search, ("age", need.Age), ("gender", need.Gender.Word()), ("children", need.Children), ("needs", Json(need.Needs)), ("tags", Json(need.Tags)),
            ("categories", Json(need.Categories)), ("types", Json(need.Types.Select(t => t.Word()))), ("latitude", from?.Latitude), ("longitude", from?.Longitude),
            ("withinMiles", need.WithinMiles), ("authority", need.Authority), ("when", need.When.Word()), ("now", now.ToUnixTimeMilliseconds()));
        var (matches, excluded) = (new List<string>(), new int[MatchRules.Count]);
        using var rows = search.ExecuteReader();
        while (rows.Read())
            if (rows.IsDBNull(1)) matches.Add(rows.GetString(0));
            else excluded[(int)Words.Parse<Rule>(rows.GetString(1))]++;
        return new(matches.Count, excluded, matches.Take(Shown));
    }

    private void Insert(Setting s)
    {
        var (p, limits, place) = (s.Profile, s.Limits, Gazetteer.Find(s.Profile.Postcode));
        Insert("setting", s.Id, p.Type.Word(), p.Sector.Word(), p.Authority, p.District, Postcode.Outcode(p.Postcode), place?.Latitude, place?.Longitude,
            s.Status.Word(), s.Suspension?.Reason.Word(), p.Rating.Word(), p.ExclusiveTo, p.AgeMin, p.AgeMax, p.Gender.Word(), s.ConfirmedAt.ToUnixTimeMilliseconds(),
            s.Beds.Count(b => b.Status == BedStatus.Occupied), s.Beds.Count(b => b.Status == BedStatus.Vacant),
            limits?.AgeMin, limits?.AgeMax, limits?.Gender?.Word(), limits?.SoloOnly, limits?.Until?.ToUnixTimeMilliseconds());
        foreach (var category in p.Categories) Insert("category", s.Id, category);
        foreach (var need in p.Needs) Insert("need", s.Id, need);
        foreach (var tag in p.Tags) Insert("tag", s.Id, tag);
        foreach (var need in limits?.NotNeeds ?? []) Insert("limit_need", s.Id, need);
    }

    private void Insert(string table, params object?[] values) =>
        Execute($"INSERT INTO {table} VALUES ({string.Join(", ", values.Select((_, i) => $"$v{i}"))})", [.. values.Select((v, i) => ($"v{i}", v))]);

    private void Execute(string sql, params (string Name, object? Value)[] values)
    {
        using var command = _tables.CreateCommand();
        command.CommandText = sql;
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, params (string Name, object? Value)[] values)
    {
        foreach (var (name, value) in values) command.Parameters.AddWithValue($"${name}", value ?? DBNull.Value);
    }

    private static string Json(IEnumerable<string> words) => JsonSerializer.Serialize(words);

    private static string Text(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(SqlSearch), file)!);
        return reader.ReadToEnd();
    }
}

/// <summary>What a search answers, as far as two ways of searching must agree.</summary>
internal sealed record Answer(int Matched, IReadOnlyList<int> Excluded, IEnumerable<string> First)
{
    public override string ToString() =>
        $"{Matched} matched; {string.Join(", ", Excluded.Select((n, rule) => $"{n} {((Rule)rule).Word()}"))}; first {string.Join(' ', First)}";
}
