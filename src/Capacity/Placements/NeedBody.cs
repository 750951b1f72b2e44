namespace Capacity.Placements;

/// <summary>A need as it is sent: words as text, nothing checked yet.</summary>
public sealed record NeedBody
{
    public int? Age { get; init; }
    public string? Gender { get; init; }
    public int? Children { get; init; }
    public IReadOnlyList<string>? Needs { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public IReadOnlyList<string>? Categories { get; init; }
    public IReadOnlyList<string>? Types { get; init; }
    public NearBody? Near { get; init; }
    public double? WithinMiles { get; init; }
    public string? Authority { get; init; }
    public string? When { get; init; }
    public string? LegalBasis { get; init; }
    public string? CaseRef { get; init; }
    public int? Limit { get; init; }

    /// <summary>A search for a brother or sister who is to live apart.</summary>
    public string? SiblingOf { get; init; }
}

public sealed record NearBody
{
    public string? Postcode { get; init; }
    public string? District { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
}
