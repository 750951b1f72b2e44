namespace Capacity.Register;

/// <summary>A row of a register, and what is wrong with it.</summary>
/// <param name="Row">1 is the first after the header.</param>
/// <param name="Id">Null where none can be read.</param>
/// <param name="Registration">Null where the cells cannot be told apart; where the row has problems, to be used only for columns that have none.</param>
internal sealed record RegisterLine(int Row, string? Id, Registration? Registration, IReadOnlyList<Problem> Problems)
{
    public bool IsSound => Problems.Count == 0;

    /// <summary>Whether nothing is wrong with these columns.</summary>
    public bool HasSound(params ReadOnlySpan<string> fields)
    {
        foreach (var problem in Problems)
            if (fields.Contains(problem.Field)) return false;
        return Registration is not null;
    }
}
