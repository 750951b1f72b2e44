using System.Text.Json;

namespace Capacity.Terms;

/// <summary>An enum's members as the words of the contract: <c>ChildrensHome</c> is <c>childrens-home</c>.</summary>
public static class Words
{
    public static string Word<T>(this T value) where T : struct, Enum => Of<T>.ByValue[value];

    public static bool TryParse<T>(string? word, out T value) where T : struct, Enum
    {
        value = default;
        return word is not null && Of<T>.ByWord.TryGetValue(word, out value);
    }

    public static T Parse<T>(string word) where T : struct, Enum =>
        TryParse<T>(word, out var value) ? value : throw new FormatException($"'{word}' is not a word of {typeof(T).Name}.");

    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Of<T>.Words;

    private static class Of<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

        public static readonly string[] Words = [.. ByValue.Values];
    }
}
