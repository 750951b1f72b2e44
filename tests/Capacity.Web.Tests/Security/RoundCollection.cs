namespace Capacity.Web.Tests.Security;

/// <summary>One round for all who look at its answers.</summary>
[CollectionDefinition(Name)]
public sealed class RoundCollection : ICollectionFixture<Round>
{
    public const string Name = "Round";
}
