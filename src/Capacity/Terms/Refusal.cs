namespace Capacity.Terms;

/// <summary>Why something asked for is not done: a value, never an exception.</summary>
/// <param name="Status">The HTTP status that says it: 404, 409, 412 or 422.</param>
/// <param name="Slug">A stable word for programs (<c>bed-occupied</c>).</param>
/// <param name="Title">A sentence that a duty worker understands.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal([property: Id(0)] int Status, [property: Id(1)] string Slug, [property: Id(2)] string Title)
{
    /// <summary>Whether an idempotency key remembers it: what is not there may come, and a key that was misused was not used.</summary>
    public bool IsKept => Status is 409 or 412;

    public static Refusal Conflict(string slug, string title) => new(409, slug, title);

    public static Refusal NotFound(string title) => new(404, "not-found", title);
}
