namespace Capacity.Security;

/// <summary>What a browser's session is for, beside its role.</summary>
public enum SessionKind
{
    /// <summary>All that the role may.</summary>
    Full,

    /// <summary>A second factor is wanted and there is none yet: nothing but to set one up.</summary>
    Enrolling,

    /// <summary>A board on a wall: it watches totals, and nothing else.</summary>
    Board,
}
