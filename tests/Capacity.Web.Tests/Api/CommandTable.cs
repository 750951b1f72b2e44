namespace Capacity.Web.Tests.Api;

/// <summary>What a member of a body holds.</summary>
public enum Kind { Word, Moment, PastMoment, Date, Text, Authority, Id, Whole, Flag, Words }

/// <summary>The commands of a setting, each with a body that will do and what its members hold.</summary>
/// <param name="Path">After the setting's.</param>
public sealed record CommandRow(string Path, string Body, params (string Name, Kind Kind)[] Members);

public static class CommandTable
{
    public static readonly IReadOnlyList<CommandRow> All =
    [
        new("/beds/1/suspend", """{"reason":"staffing"}""", ("reason", Kind.Word), ("until", Kind.Moment), ("note", Kind.Text)),
        new("/beds/1/reopen", "{}"),
        new("/beds/1/occupy", """{"authority":"E08000025"}""", ("authority", Kind.Authority), ("since", Kind.PastMoment), ("caseRef", Kind.Text)),
        new("/beds/1/vacate", "{}", ("on", Kind.Date), ("offer", Kind.Flag)),
        new("/beds/1/expect-free", """{"on":null}""", ("on", Kind.Date)),
        new("/beds", "{}"),
        new("/suspend", """{"reason":"staffing"}""", ("reason", Kind.Word), ("until", Kind.Moment), ("note", Kind.Text)),
        new("/reopen", "{}"),
        new("/close", "{}"),
        new("/limits", "{}", ("ageMin", Kind.Whole), ("ageMax", Kind.Whole), ("gender", Kind.Word), ("notNeeds", Kind.Words), ("soloOnly", Kind.Flag), ("until", Kind.Moment)),
        new("/rate", """{"rating":"good","on":"2026-01-31"}""", ("rating", Kind.Word), ("on", Kind.Date)),
        new("/confirm", "{}"),
    ];

    public static CommandRow Of(string path) => All.Single(c => c.Path == path);

    /// <summary>What a member of a kind cannot be, as JSON.</summary>
    public static IEnumerable<string> Wrong(Kind kind) => ((string[])["{}", "[[]]", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\""]).Concat(kind switch
    {
        Kind.Word => ["5", "true", "[]", "\"\"", "\"0\"", "\"nonsense\"", "\"STAFFING\"", "\" good\""],
        Kind.Moment => [.. NoMoment, "\"2000-01-01T00:00:00Z\"", "\"2030-01-01\""],
        Kind.PastMoment => [.. NoMoment, "\"2999-01-01T00:00:00Z\"", "\"2999-01-01\""],
        Kind.Date => ["5", "true", "\"\"", "\"2026-02-30\"", "\"22/11/2026\"", "\"2026-1-1\"", "\"2026-01-01T00:00:00Z\"", "20260101"],
        Kind.Text => ["5", "true", "[]", $"\"{new string('x', 501)}\"", "\"a\\u0007b\""],
        Kind.Authority => ["5", "null", "\"\"", "\"Birmingham\"", "\"E0800002\"", "\"e08000025\"", "\"E08000025 \"", "\"E08000025\\n\""],
        Kind.Id => ["5", "\"\"", "\"Acme Care\"", "\"-acme\"", $"\"{new string('a', 65)}\"", "\"acme\\n\""],
        Kind.Whole => ["\"5\"", "5.5", "-1", "1e99", "99999999999999999999", "26", "true", "[]"],
        Kind.Flag => ["\"true\"", "1", "[]"],
        Kind.Words => ["\"autism\"", "5", "[5]", "[null]", "[\"nonsense\"]", "[\"autism\",\"\"]"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    });

    private static readonly string[] NoMoment =
    [
        "5", "true", "\"\"", "\"yesterday\"", "\"2026-13-01T00:00:00Z\"", "\"2026-11-22T10:00:00\"", "\"2026-11-22 10:00:00Z\"", "\"9999-12-31T23:59:59-14:00\"",
        "\"0001-01-01T00:00:00+14:00\"", "1795426218525",
    ];
}
