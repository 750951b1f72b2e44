using System.Collections.Concurrent;
using System.Text.Json;

namespace Capacity.Web.Api;

/// <summary>The words of an enum that is known only when the program runs, in their order.</summary>
internal static class Vocabulary
{
    private static readonly ConcurrentDictionary<Type, OrderedDictionary<string, object>> Known = new();

    public static OrderedDictionary<string, object> Of(Type type) => Known.GetOrAdd(type, t =>
    {
        var words = new OrderedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var value in Enum.GetValues(t)) words.Add(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!), value);
        return words;
    });
}
