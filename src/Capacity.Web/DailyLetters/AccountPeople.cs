using Capacity.Security;
using Capacity.Storage.Accounts;

namespace Capacity.Web.DailyLetters;

/// <summary>The people of providers among those who have accounts: those who have joined and are not disabled.</summary>
internal sealed class AccountPeople(PeopleList people) : IProviderPeople
{
    private const int Page = 500;

    public async ValueTask<IReadOnlyList<ProviderPerson>> ReadAsync(CancellationToken stop = default)
    {
        var all = new List<ProviderPerson>();
        for (var skip = 0; ; skip += Page)
        {
            var some = await people.ReadAsync(null, Role.Provider, skip, Page, stop);
            all.AddRange(some.Select(Of).OfType<ProviderPerson>());
            if (some.Count < Page) return [.. all.OrderBy(p => p.Id, StringComparer.Ordinal)];
        }
    }

    public async ValueTask<ProviderPerson?> FindAsync(string id, CancellationToken stop = default) => await people.FindAsync(id, stop) is { } person ? Of(person) : null;

    private static ProviderPerson? Of(Person p) => p is { Role: Role.Provider, Disabled: false, JoinedAt: not null, ProviderId: { } provider, Email: { } email, SecurityStamp: { } stamp }
        ? new(p.Id, p.Name, email, provider, stamp)
        : null;
}
