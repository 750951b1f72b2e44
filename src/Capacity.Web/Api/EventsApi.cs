using System.Globalization;
using System.Text.Json.Nodes;
using Capacity.History;
using Capacity.Security;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>A setting's audit trail.</summary>
internal static class EventsApi
{
    /// <summary>Of a search, which a provider does not see.</summary>
    private static readonly string[] HiddenFromProviders = ["searchId", "override"];

    private const string Held = "bed-held";

    public static void MapEvents(this IEndpointRouteBuilder app) =>
        app.MapGet($"{SettingsApi.Path}/{{id}}/events", ListAsync).WithTags("Settings").Requires(Permission.ReadSettings).Produces<Page<EventView>>().RefusesBadInput().Refuses(404);

    private static async Task<IResult> ListAsync(string id, string? after, string? limit, Caller caller, SettingDesk desk, IJournal journal, CancellationToken stop)
    {
        var check = new Check();
        var from = check.Whole("after", after.OrNull(), 0, int.MaxValue) ?? 0;
        var most = check.Whole("limit", limit, 1, SettingsApi.MostItems) ?? SettingsApi.StandardLimit;
        if (check.Problem is { } problem) return problem;
        if (await desk.FindAsync(id, caller) is null) return Problem.NotFound;
        var events = await journal.ReadEventsAsync(id, from, most + 1, stop);
        return TypedResults.Ok(Page<EventView>.Of([.. events.Select(e => EventView.Of(e, caller))], most, last => last.Version.ToString(CultureInfo.InvariantCulture)));
    }

    /// <param name="Key">The idempotency key of the command, if it had one.</param>
    /// <param name="Data">The event's own members.</param>
    internal sealed record EventView(int Version, DateTimeOffset At, Actor Actor, string Kind, string? Key, JsonObject Data)
    {
        public static EventView Of(JournalEvent e, Caller caller)
        {
            var data = JsonNode.Parse(e.Data.Span)!.AsObject();
            if (data["profile"] is JsonObject profile) profile.Remove("phone"); // whom to ring is told for a hold alone, and that is in the trail
            foreach (var hidden in caller.OnlyOf(Permission.ReadSettings) is null ? [] : HiddenFromProviders) data.Remove(hidden);
            if (caller.May(Permission.ReadSearches)) return new(e.Version, e.At, e.Actor, e.Kind, e.Key, data);

            data.Remove("caseRef");
            if (e.Kind == Held) data.Remove("authority"); // of the need; once a child lives there, the bed shows it
            return new(e.Version, e.At, e.Actor, e.Kind, e.Key, data);
        }
    }
}
