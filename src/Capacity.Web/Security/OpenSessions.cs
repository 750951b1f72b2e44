using System.Collections.Concurrent;
using Capacity.History;
using Capacity.Security;
using Capacity.Storage.Accounts;

namespace Capacity.Web.Security;

/// <summary>
/// A node's copy of the sessions that its callers have: read again after <see cref="Pace"/>, so that one that was ended on any node has ended here within five seconds. While
/// the store cannot be asked nobody can end one either, and a copy is believed as long as somebody may sit idle.
/// </summary>
internal sealed class OpenSessions(SessionBook book, Clock clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>Beyond so many, those that were not asked for lately are let go.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Copy> _copies = new(StringComparer.Ordinal);

    /// <summary>Whether the session stands.</summary>
    public async ValueTask<bool> StandsAsync(string id)
    {
        if (_copies.TryGetValue(id, out var copy) && copy.Age <= Pace) return Stands(copy.Session);
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            var session = await book.FindAsync(id);
            if (_copies.Count >= Most) LetGo();
            if (session is null) _copies.TryRemove(id, out _);
            else _copies[id] = new(session, started);
            return Stands(session);
        }
        catch (StoreUnavailableException) when (copy is not null && copy.Age <= SessionRules.Idle)
        {
            return Stands(copy.Session);
        }
    }

    /// <summary>Asked anew the next time: it was ended here.</summary>
    public void Forget(string id) => _copies.TryRemove(id, out _);

    private bool Stands(OpenSession? session) => session is not null && !SessionRules.HasEnded(session.Kind, session.OpenedAt, clock.Now);

    private void LetGo()
    {
        foreach (var (id, copy) in _copies)
            if (copy.Age > SessionRules.Idle)
                _copies.TryRemove(id, out _);
    }

    private sealed record Copy(OpenSession Session, long ReadAt)
    {
        public TimeSpan Age => TimeProvider.System.GetElapsedTime(ReadAt);
    }
}
