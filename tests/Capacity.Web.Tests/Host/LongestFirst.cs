using Capacity.Web.Tests.Host;
using Capacity.Web.Tests.Pages;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Capacity.Web.Tests.Host;

/// <summary>The collections of pages are by far the longest. They begin first, so that none of them is still at it alone when everything else is done.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [LooksCollection.Name, TrackerCollection.Name];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(c => !Long.Contains(c.TestCollectionDisplayName))];
}
