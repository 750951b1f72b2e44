using System.Text.Json.Nodes;

namespace Capacity.Web.Tests.Host;

/// <summary>What a call was answered with.</summary>
/// <param name="Json">The body, or null where there is none.</param>
public sealed record Answer(int Status, JsonNode? Json, HttpResponseMessage Response)
{
    /// <summary>Of an answer that has one.</summary>
    public JsonNode Body => Json ?? throw new InvalidOperationException($"The answer {Status} has no body.");

    /// <summary>Of a problem: <c>bed-occupied</c>.</summary>
    public string? Slug => Json is JsonObject problem && problem["type"]?.GetValue<string>() is { } type ? type.Split('/')[^1] : null;

    /// <summary>The fields that bad input names.</summary>
    public IReadOnlyList<string> Fields => [.. (Json?["errors"]?.AsObject() ?? []).Select(e => e.Key).Order(StringComparer.Ordinal)];

    public int Version => Body["version"]!.GetValue<int>();

    public override string ToString() => $"{Status} {Json?.ToJsonString()}";
}
