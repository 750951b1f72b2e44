using System.Text.Json.Serialization;

namespace Capacity.Terms;

public enum ActorKind { User, Token, System }

/// <summary>Who did something, as the trail keeps it.</summary>
/// <param name="Id">The account's or token's id; of the system, what acted.</param>
/// <param name="Role">None for the system.</param>
[GenerateSerializer, Immutable, Alias("actor")]
public sealed record Actor([property: Id(0)] ActorKind Kind, [property: Id(1)] string Id, [property: Id(2)] string Name, [property: Id(3)] Role? Role)
{
    /// <summary>The clock at work: ends what has run out.</summary>
    public static readonly Actor System = new(ActorKind.System, "clock", "The tracker", null);

    /// <summary>The caller to whom an idempotency key belongs.</summary>
    [JsonIgnore]
    public string Caller => $"{Kind.Word()}:{Id}";
}
