namespace Capacity.Register;

/// <summary>One row as it stands in the file.</summary>
/// <param name="Line">On which it begins.</param>
/// <param name="Cells">The first of its cells: no more than a header could name.</param>
/// <param name="Count">How many it has.</param>
/// <param name="Faults">Those of its cells.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells, int Count, IReadOnlyList<CsvFault> Faults);

/// <param name="Cell">From 0.</param>
internal readonly record struct CsvFault(int Cell, CsvFaultKind Kind);

internal enum CsvFaultKind { StrayQuote, Nul }
