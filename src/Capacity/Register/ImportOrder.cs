namespace Capacity.Register;

/// <summary>Look what would change, or change it.</summary>
public enum ImportMode { Check, Apply }

/// <summary>How a file is to be imported.</summary>
/// <param name="Partial">Rows with a problem are passed over; else one of them keeps the whole file out.</param>
/// <param name="CloseMissing">Settings that the file lacks are closed; else they are left alone.</param>
public sealed record ImportOrder(ImportMode Mode, bool Partial = false, bool CloseMissing = false);
