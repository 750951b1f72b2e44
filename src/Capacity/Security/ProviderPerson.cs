namespace Capacity.Security;

/// <summary>Somebody who keeps a provider's settings, and may sign in.</summary>
/// <param name="Id">The account's; of the trail, too.</param>
/// <param name="Email">Where letters to them go.</param>
/// <param name="Provider">The one whose settings they keep.</param>
/// <param name="Stamp">Another one once they have signed out everywhere: what rested on the former no longer stands.</param>
[GenerateSerializer, Immutable, Alias("provider-person")]
public sealed record ProviderPerson(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Email, [property: Id(3)] string Provider, [property: Id(4)] string Stamp)
{
    public Actor Actor => new(ActorKind.User, Id, Name, Role.Provider);
}
