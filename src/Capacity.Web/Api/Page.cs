namespace Capacity.Web.Api;

/// <summary>A part of a list.</summary>
/// <param name="Next">Passed back as <c>after</c>; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Out of one item more than asked for, where there is one.</summary>
    public static Page<T> Of(IReadOnlyList<T> oneMore, int limit, Func<T, string> key) =>
        oneMore.Count <= limit ? new(oneMore, null) : new([.. oneMore.Take(limit)], key(oneMore[limit - 1]));
}
