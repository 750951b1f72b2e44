namespace Capacity.Web.Demo;

/// <summary>What a day is planned from: a setting as the API shows it.</summary>
internal sealed record TrackedSetting(
    string Id, string Type, string Sector, IReadOnlyList<string> Categories, string Authority, string District, string Provider, int AgeMin, int AgeMax, string Gender,
    IReadOnlyList<string> Needs, IReadOnlyList<string> Tags, string? ExclusiveTo, string Rating, string Status, IReadOnlyList<TrackedBed> Beds)
{
    public Kind Kind { get; } = Kind.Of(Type, Sector, Categories);

    public IEnumerable<TrackedBed> Occupied => Beds.Where(b => b.Status == "occupied");

    public IEnumerable<TrackedBed> Suspended => Beds.Where(b => b.Status == "suspended");

    /// <summary>Nobody in them, whether they are offered or not.</summary>
    public IEnumerable<TrackedBed> Vacant => Beds.Where(b => b.Status == "vacant");
}

/// <param name="Reason">Of a suspended bed, as is <paramref name="Until"/>.</param>
/// <param name="Offered">Of a vacant one.</param>
/// <param name="ExpectedFreeOn">Of an occupied one.</param>
internal sealed record TrackedBed(string Id, string Status, string? Reason = null, DateTimeOffset? Until = null, bool Offered = false, DateOnly? ExpectedFreeOn = null);
