namespace Capacity.Web.Tests.Failure;

/// <summary>One cluster of three nodes for all who break it and wait until it is whole again: one after the other, and beside no other test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterCollection : ICollectionFixture<TrackerCluster>
{
    public const string Name = "Cluster";
}

/// <summary>Tests that start a cluster of another kind: beside no other test either.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OddClusterCollection
{
    public const string Name = "Odd clusters";
}
