using System.Globalization;
using Capacity.History;
using static Capacity.Storage.StoredRows;

namespace Capacity.Storage;

/// <summary>A filter as one query: only what narrows is in it, so that each combination finds its index.</summary>
internal sealed class FilterSql
{
    private readonly FilterWords _words;
    private readonly List<object> _values = [];
    private readonly List<string> _conditions = [];
    private readonly string _head = $"SELECT {RowColumns} FROM settings s";
    private readonly string _key = "s.id";

    public FilterSql(FilterWords words, SettingFilter filter, string? after, int limit)
    {
        _words = words;
        if (filter.Category is { } category)
        {
            (_head, _key) = ($"SELECT {RowColumns} FROM setting_categories c {words.Join} settings s ON s.id = c.setting", "c.setting");
            Where($"c.category = {Value(category)}");
        }

        var last = Value(after ?? "");
        Where($"{_key} > {last}");
        Equal("s.district", filter.District);
        Equal("s.provider", filter.Provider);
        Equal("s.authority", filter.Authority);
        Equal("s.type", filter.Type?.Word());
        Equal("s.status", filter.Status?.Word());
        if (filter is { Status: null, IncludeClosed: false })
            Where($"s.status <> {Value(SettingStatus.Closed.Word())}");

        if (!string.IsNullOrEmpty(filter.Text))
        {
            var text = Value(filter.Text.ToLowerInvariant());
            Where($"s.id IN (SELECT n.id FROM settings n WHERE n.id > {last} AND ({words.Holds("n.name_lower", text)} OR {words.Holds("n.id", text)}))");
        }

        if (filter.Freshness is { } freshness)
        {
            var usual = Between(freshness.After, freshness.NotAfter);
            var emergency = Between(freshness.EmergencyAfter, freshness.EmergencyNotAfter);
            Where($"CASE WHEN {words.Usual} THEN {usual} ELSE {emergency} END");
        }

        Sql = $"{_head} WHERE {string.Join(" AND ", _conditions)} ORDER BY {_key} LIMIT {Value(limit)}";
    }

    public string Sql { get; }

    public object[] Values => [.. _values];

    private void Equal(string column, string? value)
    {
        if (value is not null)
            Where($"{column} = {Value(value)}");
    }

    private string Between(DateTimeOffset? after, DateTimeOffset? notAfter) =>
        $"(s.confirmed_at > {Value(after is { } a ? Milliseconds(a) : long.MinValue)} AND s.confirmed_at <= {Value(notAfter is { } n ? Milliseconds(n) : long.MaxValue)})";

    private void Where(string condition) => _conditions.Add(condition);

    private string Value(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{_words.Place}{_values.Count}");
    }
}
