using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Capacity.History;

namespace Capacity.Web.Api;

/// <summary>Answers that are kept for a key, and what a program sees of them.</summary>
internal static class Outcomes
{
    /// <summary>As everything is written (<see cref="WireJson"/>), the most frequent by hand.</summary>
    internal static readonly JsonSerializerOptions Written = new(WireJson.Options) { Converters = { new MatchWriter() } };

    public static FirstOutcome Of<T>(int status, T view, string? location = null) => new(status, JsonSerializer.Serialize(view, Written), null, location);

    /// <summary>The call's key on what it is used on; null without one.</summary>
    public static OutcomeKey? KeyOn<TBody>(this Call<TBody> call, string scope) where TBody : class, new() =>
        call.Key is { } key ? new(call.Caller.Actor.Caller, scope, key) : null;

    public static IResult ToResult(this FirstOutcome outcome, HttpContext context)
    {
        if (outcome.Refusal is { } refusal) return Problem.Of(refusal);
        if (outcome.Location is { } location) context.Response.Headers.Location = location;
        return TypedResults.Text(outcome.Body, MediaTypeNames.Application.Json, Encoding.UTF8, outcome.Status);
    }
}
