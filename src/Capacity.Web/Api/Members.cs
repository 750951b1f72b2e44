using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Capacity.Web.Api;

/// <summary>
/// Reads a JSON object into a record with nullable init members, each by itself, so that every member that is unknown, doubled or of a wrong type is named at once.
/// Null is as good as left out.
/// </summary>
internal static class Members
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Member>> Known = new();

    /// <param name="at">Goes before the fields' names: empty, or the outer members with a dot.</param>
    public static object Read(Type type, JsonElement json, string at, Check check)
    {
        var value = Activator.CreateInstance(type)!;
        var members = Known.GetOrAdd(type, Of);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, element) in Named(json, at, check))
        {
            if (!members.TryGetValue(name, out var member)) check.Fault(at + Cut(name), "There is no such member.");
            else if (!seen.Add(name)) check.Fault(at + name, "It is there twice.");
            else if (Read(member.Type, element, at + name, check, member) is { } read) member.Property.SetValue(value, read);
        }
        return value;
    }

    /// <param name="type">The member's, or that of its items.</param>
    private static object? Read(Type type, JsonElement json, string field, Check check, Member member)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        if (type == typeof(int)) return json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var whole) ? whole : Wrong("a whole number");
        if (type == typeof(decimal)) return json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var money) ? money : Wrong("a decimal number");
        if (type == typeof(double)) return json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var real) && double.IsFinite(real) ? real : Wrong("a number");
        if (type == typeof(bool)) return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : Wrong("true or false");
        if (type == member.Type && member.Item is { } item) return json.ValueKind == JsonValueKind.Array ? ReadList(item, json, field, check, member) : Wrong("a list");
        if (type != typeof(string) && !type.IsEnum && type != typeof(DateTimeOffset) && type != typeof(DateOnly))
            return json.ValueKind == JsonValueKind.Object ? Read(type, json, field + ".", check) : Wrong("an object");
        return Text(json) is { } text ? ReadText(type, text, field, check, member) : Wrong("a text");

        object? Wrong(string wanted)
        {
            check.Fault(field, $"It is not {wanted}.");
            return null;
        }
    }

    private static object? ReadText(Type type, string text, string field, Check check, Member member)
    {
        if (type == typeof(string)) return text;
        object? read;
        if (type.IsEnum)
        {
            var words = Vocabulary.Of(type);
            if (!words.TryGetValue(text, out read)) check.Unknown(field, text, words.Keys);
        }
        else if (type == typeof(DateOnly))
        {
            read = Moments.TryParseDate(text);
            if (read is null) check.Fault(field, $"{Check.Shown(text)} is not a date: {Moments.DateShape}");
        }
        else
        {
            read = Moments.TryParse(text, member.OrDate);
            if (read is null) check.Fault(field, $"{Check.Shown(text)} is not a moment: {Moments.Shape}");
        }
        return read;
    }

    private static IList ReadList(Type item, JsonElement json, string field, Check check, Member member)
    {
        var list = (IList)Activator.CreateInstance(member.List!)!;
        foreach (var element in json.EnumerateArray())
            if (element.ValueKind == JsonValueKind.Null) check.Fault(field, "It has a null among its items.");
            else if (Read(item, element, field, check, member) is { } read) list.Add(read);
        return list;
    }

    /// <summary>The names of an object's members, but those that are no text.</summary>
    public static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(NameOf).OfType<string>();

    /// <summary>The members of an object; one whose name is no text is refused.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Named(JsonElement json, string at, Check check)
    {
        foreach (var property in json.EnumerateObject())
            if (NameOf(property) is { } name) yield return (name, property.Value);
            else check.Fault(at + "?", "A member's name is not a text.");
    }

    /// <summary>Null where it has half a character: JSON may escape one, no text may hold it.</summary>
    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text without NULs and half characters, which neither a store nor a page can show; else null.</summary>
    private static string? Text(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String) return null;
        try
        {
            return json.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Dictionary<string, Member> Of(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite).ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => new Member(p), StringComparer.Ordinal);

    private static string Cut(string name) => Check.Shown(name).Trim('\'');

    /// <summary>What reflection says of a member, asked once.</summary>
    private sealed class Member
    {
        public Member(PropertyInfo property)
        {
            (Property, Type) = (property, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            OrDate = property.IsDefined(typeof(OrDateAttribute));
            if (!Type.IsGenericType || Type.GetGenericTypeDefinition() != typeof(IReadOnlyList<>)) return;
            Item = Type.GenericTypeArguments[0];
            List = typeof(List<>).MakeGenericType(Item);
        }

        public PropertyInfo Property { get; }

        /// <summary>Without its question mark.</summary>
        public Type Type { get; }

        /// <summary>Of a list, as is <see cref="List"/>; else null.</summary>
        public Type? Item { get; }

        public Type? List { get; }

        /// <summary>Of a moment: a date alone will do.</summary>
        public bool OrDate { get; }
    }
}
