using System.Threading.Channels;
using Capacity.History;
using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Security.OpenId;

namespace Capacity.Web.Security;

/// <summary>Writes to those who have forgotten their password, behind the answer: whoever asks is not to learn from the time it takes that an address is known.</summary>
internal sealed class ForgottenPasswords(IServiceScopeFactory scopes, LinkBook links, AccessLog access, Letters letters, Clock clock, ILogger<ForgottenPasswords> log) : BackgroundService
{
    /// <summary>More than so many are somebody's game: the latest are not written to.</summary>
    private const int Most = 200;

    private readonly Channel<Asked> _asked = Channel.CreateBounded<Asked>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ask(Person person, string? from) => _asked.Writer.TryWrite(new(person, from));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (person, from) in _asked.Reader.ReadAllAsync(stoppingToken))
            try
            {
                if (await IsCouncilsAsync(person)) continue;
                await access.AddAsync(new(clock.Now, AccessKind.ResetAsked, person.Actor, person.Id, From: from));
                await letters.ResetAsync(person, await links.MakeAsync(person.Id, LinkPurpose.Reset, clock.Now));
            }
            catch (StoreUnavailableException fault)
            {
                AccountsLog.LetterNotSent(log, person.Id, fault);
            }
    }

    private async Task<bool> IsCouncilsAsync(Person person)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CouncilAccounts>().HaveAsync(person);
    }

    private sealed record Asked(Person Person, string? From);
}
