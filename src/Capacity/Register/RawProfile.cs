namespace Capacity.Register;

/// <summary>The native columns of one setting as they came, typed but not yet looked at: the body of a PUT, or a row of a file. Null: not given.</summary>
public sealed record RawProfile
{
    public string? Name { get; init; }
    public string? Type { get; init; }
    public IReadOnlyList<string?>? Categories { get; init; }
    public string? Authority { get; init; }
    public string? District { get; init; }
    public string? Postcode { get; init; }
    public string? Provider { get; init; }
    public string? Sector { get; init; }
    public int? Beds { get; init; }
    public int? AgeMin { get; init; }
    public int? AgeMax { get; init; }
    public string? Gender { get; init; }
    public IReadOnlyList<string?>? Needs { get; init; }
    public IReadOnlyList<string?>? Tags { get; init; }
    public string? Rating { get; init; }
    public string? Status { get; init; }
    public string? Phone { get; init; }
    public decimal? WeeklyFee { get; init; }
    public string? ExclusiveTo { get; init; }
}
