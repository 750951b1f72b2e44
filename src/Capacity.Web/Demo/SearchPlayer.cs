using System.Text.Json;

namespace Capacity.Web.Demo;

/// <summary>Plays searches as duty works: looks, holds, rings, hears an answer, and places or asks the next.</summary>
internal sealed class SearchPlayer(TrackerClient api, DayPace pace)
{
    private const string Searches = "/api/v1/searches", Holds = "/api/v1/holds", CasePrefix = "DEMO-";
    private const int MostAsked = 8, LongestHold = 240;
    private static readonly TimeSpan ToLook = TimeSpan.FromMinutes(6), ToHear = TimeSpan.FromMinutes(20), ToPlace = TimeSpan.FromMinutes(25), HoldLength = TimeSpan.FromMinutes(60);

    /// <summary>Begins a search: its next step and after how long; null where nothing follows.</summary>
    public async Task<(TimeSpan After, SearchPlay Play)?> BeginAsync(ChildNeedsBed act, string key, CancellationToken stop)
    {
        var found = await api.DoAsync(Voice.Duty, Searches, act.Need with { CaseRef = CasePrefix + key }, $"{key}-search", stop);
        return found.IsDone ? (ToLook, new(found.Text("id"), key, act.Need, act.Agreed, act.Answers, [], SearchStep.Hold)) : null;
    }

    public Task<(TimeSpan After, SearchPlay Play)?> GoOnAsync(SearchPlay play, CancellationToken stop) => play.Next switch
    {
        SearchStep.Hold => HoldAsync(play, stop),
        SearchStep.Answer => HearAsync(play, stop),
        _ => PlaceAsync(play, stop),
    };

    /// <summary>Closes what a player that ended in the middle left open.</summary>
    public async Task TidyAsync(CancellationToken stop)
    {
        for (var after = ""; after is not null;)
        {
            var page = await api.AskAsync($"{Searches}?status=open&limit=1000&after={after}", stop);
            foreach (var search in page.GetProperty("items").EnumerateArray())
                if (CaseOf(search) is { } reference && reference.StartsWith(CasePrefix, StringComparison.Ordinal))
                    await CloseAsync(search.GetProperty("id").GetString()!, "not-needed", "The demo was started anew.", reference, stop);
            after = page.GetProperty("next").GetString();
        }
    }

    private async Task<(TimeSpan, SearchPlay)?> HoldAsync(SearchPlay play, CancellationToken stop)
    {
        if (play.Answer == HoldEnd.NotNeeded) return await CloseAsync(play, "not-needed", null, stop);
        if (play.Asked.Count >= MostAsked || await BestAsync(play, stop) is not var (setting, provider)) return await CloseAsync(play, "unmet", "Nobody could take the child.", stop);
        var asked = play with { Asked = play.Asked.Add(setting) };
        var held = await api.DoAsync(Voice.Duty, $"{Searches}/{play.Id}/holds", new { settingId = setting, beds = play.Need.Children ?? 1, minutes = Minutes }, $"{play.Key}-hold-{asked.Asked.Count}", stop);
        if (!held.IsDone) return (TimeSpan.Zero, asked);
        await api.DoAsync(Voice.Duty, $"{Holds}/{held.Text("id")}/contact", new { }, $"{play.Key}-ring-{asked.Asked.Count}", stop);
        return (ToHear, asked with { Hold = (held.Text("id"), provider), Next = SearchStep.Answer });
    }

    private async Task<(TimeSpan, SearchPlay)?> HearAsync(SearchPlay play, CancellationToken stop)
    {
        var (hold, provider) = play.Hold!.Value;
        if (play.Answer == HoldEnd.Unanswered) return (ToHear, play.GoOn());
        if (play.Answer == HoldEnd.Declined)
        {
            await api.DoAsync(Voice.Of(provider), $"{Holds}/{hold}/decline", new { reason = Reason(play) }, $"{play.Key}-decline-{play.Asked.Count}", stop);
            return (ToLook, play.GoOn());
        }
        var accepted = await api.DoAsync(Voice.Of(provider), $"{Holds}/{hold}/accept", new { }, $"{play.Key}-accept", stop);
        return accepted.IsDone ? (ToPlace, play with { Next = SearchStep.Place }) : (ToLook, play.GoOn());
    }

    private async Task<(TimeSpan, SearchPlay)?> PlaceAsync(SearchPlay play, CancellationToken stop)
    {
        var placed = await api.DoAsync(Voice.Duty, $"{Holds}/{play.Hold!.Value.Id}/place", new { }, $"{play.Key}-place", stop);
        return placed.IsDone ? await CloseAsync(play, "placed", null, stop) : (ToLook, play.GoOn());
    }

    /// <summary>The setting that has agreed, else the first match that has enough beds and was not asked yet; null: none.</summary>
    private async Task<(string Setting, string Provider)?> BestAsync(SearchPlay play, CancellationToken stop)
    {
        var matches = (await api.AskAsync($"{Searches}/{play.Id}", stop)).GetProperty("matches").EnumerateArray()
            .Select(m => (Setting: m.GetProperty("settingId").GetString()!, Provider: m.GetProperty("provider").GetString()!)).Where(m => !play.Asked.Contains(m.Setting)).ToList();
        return matches.Count == 0 ? null : matches.FindIndex(m => m.Setting == play.Agreed) is >= 0 and var agreed ? matches[agreed] : matches[0];
    }

    private async Task<(TimeSpan, SearchPlay)?> CloseAsync(SearchPlay play, string outcome, string? note, CancellationToken stop)
    {
        await CloseAsync(play.Id, outcome, note, play.Key, stop);
        return null;
    }

    private Task<Reply> CloseAsync(string search, string outcome, string? note, string key, CancellationToken stop) =>
        api.DoAsync(Voice.Duty, $"{Searches}/{search}/close", new { outcome, note }, $"{key}-close", stop);

    /// <summary>An hour of the demo, as near as the tracker's minutes come to it.</summary>
    private int Minutes => Math.Clamp((int)Math.Ceiling(pace.Real(HoldLength).TotalMinutes), 1, LongestHold);

    private static string Reason(SearchPlay play) => (play.Asked.Count % 3) switch { 0 => "staffing", 1 => "matching", _ => "needs-not-met" };

    private static string? CaseOf(JsonElement search) =>
        search.TryGetProperty("need", out var need) && need.ValueKind == JsonValueKind.Object && need.TryGetProperty("caseRef", out var reference) ? reference.GetString() : null;
}
