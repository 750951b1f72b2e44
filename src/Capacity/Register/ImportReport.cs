using System.Text.Json.Serialization;

namespace Capacity.Register;

/// <summary>What an import did; of a check, what it would do. Rows = added + changed + unchanged + rejected.</summary>
/// <param name="Missing">Settings that are not closed and not in the file.</param>
/// <param name="Closed">Settings that it closes, by a row or for being missing.</param>
/// <param name="Problems">In the order of the rows.</param>
public sealed record ImportReport(
    Guid Id, ImportMode Mode, bool Applied, int Rows, int Added, int Changed, int Unchanged, int Missing, int Closed, int Rejected, IReadOnlyList<RowProblem> Problems)
{
    /// <summary>Rows were rejected, and that kept the whole file out.</summary>
    [JsonIgnore]
    public bool IsRefused { get; init; }
}

/// <param name="Row">1 is the first after the header; 0 is no row: a setting that the file lacks.</param>
/// <param name="Field">The column; <c>row</c> for the row as a whole.</param>
public sealed record RowProblem(int Row, string Field, string? Value, string Message);

/// <summary>How far an import has come.</summary>
/// <param name="Total">Null where it is not known.</param>
public readonly record struct ImportProgress(ImportStage Stage, int Done, int? Total);

public enum ImportStage { Reading, Comparing, Writing }
