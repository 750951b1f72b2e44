using System.Collections.Concurrent;
using Capacity.Terms;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Security;

/// <summary>Everybody at every door, once: what each was answered.</summary>
public sealed class Round(TrackerHost host) : IAsyncLifetime
{
    private const int AtOnce = 8;

    private readonly ConcurrentBag<Try> _tries = [];

    internal IReadOnlyList<Door> Doors { get; private set; } = [];

    internal IReadOnlyCollection<Try> Tries => _tries;

    public async ValueTask InitializeAsync()
    {
        Doors = await Door.AllOfAsync(host.Services);
        var visits = new List<Visit> { await Visit.BeginAsync(host), await Visit.BeginBoardAsync(host) };
        foreach (var role in Enum.GetValues<Role>())
            foreach (var browses in (bool[])[false, true]) visits.Add(await Visit.BeginAsync(host, role, browses));
        foreach (var doors in Doors.ToLookup(IsWayOut).OrderBy(d => d.Key)) // whoever is out tries nothing more
        {
            var all = from visit in visits from door in doors select (visit, door);
            await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (t, _) => _tries.Add(await TryAsync(t.visit, t.door)));
        }
    }

    private static bool IsWayOut(Door door) => door.Route.StartsWith("/sign-out", StringComparison.Ordinal);

    public ValueTask DisposeAsync()
    {
        foreach (var tried in _tries) tried.Answer.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A page is sent a form of ours; a program's call nothing that makes sense, so that who may not is refused before anything is read.</summary>
    private static async Task<Try> TryAsync(Visit visit, Door door)
    {
        if (door is { IsPage: true, Method: "POST" }) return new(visit, door, await visit.PostAsync(door.Path));
        var request = new HttpRequestMessage(new(door.Method == "ANY" ? "POST" : door.Method), door.Path);
        if (door is { Changes: true })
        {
            request.Content = Talk.Bytes("{{"u8.ToArray(), "text/plain");
            request.Headers.TryAddWithoutValidation("If-Match", "x");
        }
        return new(visit, door, await visit.SendAsync(request));
    }

    internal sealed record Try(Visit Visit, Door Door, HttpResponseMessage Answer)
    {
        public int Status => (int)Answer.StatusCode;

        public bool LeadsToSigningIn => Status == 302 && Answer.Headers.Location?.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) == true;

        public override string ToString() => $"{Door} as {Visit}: {Status}";
    }
}
