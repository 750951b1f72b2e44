namespace Capacity.Storage;

/// <summary>What two databases say differently in a filter's query.</summary>
/// <param name="Place">Stands before the number of a value's place.</param>
/// <param name="Join">Between a category's list and the settings.</param>
/// <param name="Usual">That a setting has the usual freshness limit.</param>
/// <param name="Holds">That a column holds a text, literally.</param>
internal sealed record FilterWords(char Place, string Join, string Usual, Func<string, string, string> Holds);
