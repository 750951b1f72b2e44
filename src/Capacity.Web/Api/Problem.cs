using System.Globalization;

namespace Capacity.Web.Api;

/// <summary>Why a call is not done, as RFC 9457 problem details.</summary>
/// <param name="Slug">A stable word for programs: the type is <c>/problems/slug</c>.</param>
/// <param name="Title">A sentence that a duty worker understands.</param>
internal sealed record Problem(int Status, string Slug, string Title) : IResult
{
    private const string ContentType = "application/problem+json";

    public static readonly Problem NotSignedIn = new(401, "not-signed-in", "Sign in first, or send a token that is in force.");
    public static readonly Problem NotAllowed = new(403, "not-allowed", "Your role may not do this.");
    public static readonly Problem NotFound = new(404, "not-found", "There is no such thing here.");
    public static readonly Problem MethodNotAllowed = new(405, "method-not-allowed", "This cannot be done with what is here. See the Allow header.");
    public static readonly Problem TooLarge = new(413, "too-large", "What was sent is too large: 1 MB at most.");
    public static readonly Problem UnsupportedMediaType = new(415, "unsupported-media-type", "Send JSON in UTF-8, as application/json.");
    public static readonly Problem TooManyRequests = new(429, "too-many-requests", "That was asked too often. Wait a moment, then ask again.");
    public static readonly Problem Unexpected = new(500, "unexpected", "Something went wrong here. It has been written down.");
    public static readonly Problem TryLater = new(503, "try-later", "The tracker cannot do this now. Try again in a moment.") { RetryAfter = TimeSpan.FromSeconds(2) };

    /// <summary>Of bad input: field → messages.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>What else there is to say, by member.</summary>
    public IReadOnlyDictionary<string, object?>? Members { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public static Problem Of(Refusal refusal) => new(refusal.Status, refusal.Slug, refusal.Title);

    public static Problem BadInput(IReadOnlyDictionary<string, string[]> errors) => new(400, "bad-input", "Some of what was sent will not do.") { Errors = errors };

    public static Problem BadInput(string field, string message) => BadInput(new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>Of a status that the host gave without saying more.</summary>
    public static Problem Of(int status) => status switch
    {
        400 => BadInput("body", "What was sent cannot be read."),
        401 => NotSignedIn,
        403 => NotAllowed,
        404 => NotFound,
        405 => MethodNotAllowed,
        413 => TooLarge,
        415 => UnsupportedMediaType,
        429 => TooManyRequests,
        503 => TryLater,
        >= 500 => Unexpected with { Status = status },
        _ => new(status, "bad-input", "What was sent will not do."),
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } wait) response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

        var body = new Dictionary<string, object?> { ["type"] = $"/problems/{Slug}", ["title"] = Title, ["status"] = Status };
        if (Errors is not null) body["errors"] = Errors;
        foreach (var (name, value) in Members ?? new Dictionary<string, object?>()) body[name] = value;
        return response.WriteAsJsonAsync(body, WireJson.Options, ContentType, httpContext.RequestAborted);
    }
}
