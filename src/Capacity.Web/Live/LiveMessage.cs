using System.Text.Json;
using Capacity.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Capacity.Web.Live;

/// <summary>A topic's whole state with its number, rendered once for all who watch, and once for each protocol.</summary>
internal sealed class LiveMessage
{
    private readonly byte[] _json;

    private LiveMessage(Topic topic, long sequence, string? provider, byte[] json)
    {
        (Sequence, Provider, _json) = (sequence, provider, json);
        using var state = JsonDocument.Parse(json);
        Body = new Dictionary<string, object?> { ["topic"] = topic.ToString(), ["sequence"] = sequence, ["state"] = Plain(state.RootElement) };
        Serialized = new(new InvocationMessage("changed", [Body]));
    }

    public long Sequence { get; }

    /// <summary>The only provider that may see it; null where that is decided by the topic alone.</summary>
    public string? Provider { get; }

    /// <summary>Plain dictionaries, arrays and values, which JSON and MessagePack write alike.</summary>
    public IReadOnlyDictionary<string, object?> Body { get; }

    /// <summary>The call of <c>changed</c>, each protocol's bytes made once.</summary>
    public SerializedHubMessage Serialized { get; }

    /// <summary>The next message of a topic; the one before itself where it says the same.</summary>
    public static LiveMessage Of(Topic topic, Shown shown, LiveMessage? before, Func<long> nextSequence)
    {
        var view = shown.View();
        var json = JsonSerializer.SerializeToUtf8Bytes(view, view.GetType(), WireJson.Options);
        return before is not null && before.Provider == shown.Provider && json.AsSpan().SequenceEqual(before._json)
            ? before
            : new(topic, nextSequence(), shown.Provider, json);
    }

    private static object? Plain(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Object => e.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value)),
        JsonValueKind.Array => e.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.String => e.GetString(),
        JsonValueKind.Number => e.TryGetInt64(out var whole) ? (object)whole : e.GetDouble(),
        JsonValueKind.Null => null,
        _ => e.GetBoolean(),
    };
}
