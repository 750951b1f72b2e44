namespace Capacity.Placements.Demand;

/// <summary>The bands in which the Department for Education publishes the ages of children looked after: what stays of an age.</summary>
public static class AgeBand
{
    private static readonly (int From, string Band)[] Bands = [(16, "16-17"), (10, "10-15"), (5, "5-9"), (1, "1-4"), (0, "under-1")];

    public static string Of(int age) => Bands.First(b => age >= b.From).Band;
}
