namespace Capacity.Live;

public enum TopicKind { Region, Authority, District, Category, Provider, Setting, Search, Cover, Rota, Handover }

/// <summary>What a browser may watch: <c>region</c>, <c>cover</c>, <c>handover</c>, or a kind and a key (<c>district:walsall</c>).</summary>
public readonly record struct Topic(TopicKind Kind, string Key)
{
    public static bool TryParse(string? text, out Topic topic)
    {
        topic = default;
        var (word, key) = text?.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");
        if (!Words.TryParse<TopicKind>(word, out var kind)) return false;
        topic = new(kind, key);
        var alone = kind is TopicKind.Region or TopicKind.Cover or TopicKind.Handover;
        return alone ? text == word : key.Length > 0;
    }

    public override string ToString() => Key.Length == 0 ? Kind.Word() : $"{Kind.Word()}:{Key}";
}
