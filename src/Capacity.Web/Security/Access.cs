using Capacity.Security;
using Capacity.Storage.Accounts;

namespace Capacity.Web.Security;

/// <summary>Writes the log of access.</summary>
internal sealed class Access(AccessLog log, Clock clock)
{
    /// <summary>What a call did.</summary>
    public Task SayAsync(HttpContext context, AccessKind kind, Actor by, string? person = null, string? detail = null) =>
        log.AddAsync(new(clock.Now, kind, by, person, detail, context.Connection.RemoteIpAddress?.ToString()));
}
