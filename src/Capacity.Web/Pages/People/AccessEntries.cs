using Capacity.Security;
using Capacity.Storage.Accounts;

namespace Capacity.Web.Pages.People;

/// <summary>What the log of access says, to be shown.</summary>
/// <param name="People">By id, those who are to be named where somebody else did it to their account. None on a person's own page: it is about nobody else.</param>
internal sealed record AccessEntries(IReadOnlyList<AccessEvent> Entries, IReadOnlyDictionary<string, Person> People, DateTimeOffset Now)
{
    public static readonly IReadOnlyDictionary<string, Person> Nobody = new Dictionary<string, Person>();

    /// <summary>To whose account it was done, unless it is their own doing.</summary>
    public Person? WhomOf(AccessEvent e) => e.Person is { } person && person != e.By.Id ? People.GetValueOrDefault(person) : null;
}
