namespace Capacity.Security;

/// <summary>Whose things a permission reaches.</summary>
public enum Scope
{
    /// <summary>Nobody's: the permission is not given.</summary>
    Nobody,

    /// <summary>Those of the caller's own provider; another's are not there.</summary>
    OwnProvider,

    /// <summary>Anybody's.</summary>
    Anybody,
}
