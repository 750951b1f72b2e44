using System.Globalization;

namespace Capacity.Web.Api;

/// <summary>What is wrong with a call, field by field: every problem of it is found before it is answered. A field that is already wrong is not asked about again.</summary>
internal sealed class Check
{
    private const int MostShown = 100, MostMessages = 20;

    private readonly Dictionary<string, List<string>> _faults = new(StringComparer.Ordinal);
    private readonly HashSet<string> _byTime = new(StringComparer.Ordinal);
    private Problem? _whole;

    /// <summary>What the call is refused with, or null where nothing is wrong.</summary>
    public Problem? Problem => _whole ?? (_faults.Count == 0 ? null : Problem.BadInput(_faults.ToDictionary(f => f.Key, f => f.Value.ToArray())));

    /// <summary>Whether only the time of the call is wrong: sooner, the same call may have been right.</summary>
    public bool FailsByTimeAlone => _whole is null && _faults.Count > 0 && _faults.Keys.All(_byTime.Contains);

    /// <summary>The call cannot be read at all.</summary>
    public void Refuse(Problem whole) => _whole ??= whole;

    public void Fault(string field, string message)
    {
        if (!_faults.TryGetValue(field, out var messages)) _faults.Add(field, messages = []);
        if (messages.Count < MostMessages && !messages.Contains(message)) messages.Add(message);
    }

    public bool IsSound(string field) => !_faults.ContainsKey(field);

    public T Needed<T>(string field, T? value) where T : struct
    {
        if (value is null) Missing(field);
        return value ?? default;
    }

    public string Needed(string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) Missing(field);
        return value ?? "";
    }

    /// <summary>A text of one line: without control characters.</summary>
    public string? Line(string field, string? value, int longest)
    {
        if (Length(field, value, longest) && value!.Any(char.IsControl)) Fault(field, "It cannot hold line breaks or other control characters.");
        return value;
    }

    /// <summary>A text that may have lines.</summary>
    public string? Note(string field, string? value, int longest)
    {
        if (Length(field, value, longest) && value!.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) Fault(field, "It cannot hold control characters.");
        return value;
    }

    public int Between(string field, int value, int least, int most)
    {
        if ((value < least || value > most) && IsSound(field)) Fault(field, $"{value} is not from {least} to {most}.");
        return value;
    }

    public int? Between(string field, int? value, int least, int most) => value is null ? null : Between(field, value.Value, least, most);

    /// <summary>A moment that has been.</summary>
    public DateTimeOffset? NotFuture(string field, DateTimeOffset? value, DateTimeOffset now)
    {
        if (value > now) Fault(field, $"{Instant.Text(value.Value)} is in the future.");
        return value;
    }

    /// <summary>A moment that is still to come, or now.</summary>
    public DateTimeOffset? NotPast(string field, DateTimeOffset? value, DateTimeOffset now)
    {
        if (value < now) TooLate(field, Instant.Text(value.Value));
        return value;
    }

    public DateOnly? NotFuture(string field, DateOnly? value, DateTimeOffset now)
    {
        if (value > Today(now)) Fault(field, $"{Date(value.Value)} is in the future.");
        return value;
    }

    public DateOnly? NotPast(string field, DateOnly? value, DateTimeOffset now)
    {
        if (value < Today(now)) TooLate(field, Date(value.Value));
        return value;
    }

    /// <summary>An ONS code.</summary>
    public string? Authority(string field, string? value)
    {
        if (value is not null && IsSound(field) && !Slug.IsAuthority(value)) Fault(field, $"{Shown(value)} is not an ONS code: like E08000025.");
        return value;
    }

    /// <summary>The id of a setting, district or provider.</summary>
    public string? Id(string field, string? value)
    {
        if (value is not null && IsSound(field) && !Slug.IsId(value)) Fault(field, $"{Shown(value)} is not an id: small letters, digits and hyphens, at most 64.");
        return value;
    }

    public string? Word(string field, string? value, IEnumerable<Term> words)
    {
        if (value is not null && words.All(w => w.Id != value)) Unknown(field, value, words.Select(w => w.Id));
        return value;
    }

    public T? Word<T>(string field, string? value) where T : struct, Enum
    {
        if (value is null) return null;
        if (Words.TryParse<T>(value, out var word)) return word;
        Unknown(field, value, Words.All<T>());
        return null;
    }

    /// <summary>A whole number out of a query.</summary>
    public int? Whole(string field, string? value, int least, int most)
    {
        if (value is null) return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(field, $"{Shown(value)} is not a whole number from {least} to {most}.");
        return null;
    }

    public DateTimeOffset? Moment(string field, string? value)
    {
        if (value is null) return null;
        if (Moments.TryParse(value, orDate: true) is { } at) return at;
        Fault(field, $"{Shown(value)} is not a moment: {Moments.Shape}");
        return null;
    }

    public void Unknown(string field, string value, IEnumerable<string> words) => Fault(field, $"{Shown(value)} is none of its words: {string.Join(", ", words)}.");

    public static string Shown(string value) => $"'{(value.Length <= MostShown ? value : value[..(char.IsHighSurrogate(value[MostShown - 1]) ? MostShown - 1 : MostShown)] + "…")}'";

    private void Missing(string field)
    {
        if (IsSound(field)) Fault(field, "It is needed.");
    }

    private bool Length(string field, string? value, int longest)
    {
        if (value is null || !IsSound(field)) return false;
        if (value.Length > longest) Fault(field, $"It has {value.Length} characters: {longest} at most.");
        return value.Length <= longest;
    }

    private void TooLate(string field, string value)
    {
        if (IsSound(field)) _byTime.Add(field);
        Fault(field, $"{value} is in the past.");
    }

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
