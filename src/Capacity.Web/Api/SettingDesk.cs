using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;

namespace Capacity.Web.Api;

/// <summary>Puts commands to settings and says what became of them.</summary>
internal sealed class SettingDesk(IGrainFactory grains, FreshnessLimits freshness)
{
    public async Task<IResult> DoAsync(HttpContext context, string setting, SettingCommand command, Envelope envelope)
    {
        if (!Slug.IsId(setting)) return Problem.NotFound;
        var answer = await grains.GetGrain<ISettingGrain>(setting).DoAsync(command, envelope);
        if (answer.Refusal is { } refusal) return Problem.Of(refusal);
        var view = View(context, answer.Setting!, answer.AsOf);
        return answer.Created ? TypedResults.Created($"{SettingsApi.Path}/{setting}", view) : TypedResults.Ok(view);
    }

    /// <summary>A setting as the caller may see it, or null: another provider's is not there.</summary>
    public async ValueTask<Setting?> FindAsync(string setting, Caller caller) =>
        Slug.IsId(setting) && await grains.GetGrain<ISettingGrain>(setting).ReadAsync() is { } found && caller.Reaches(Permission.ReadSettings, found.Profile.Provider) ? found : null;

    /// <summary>With its version as the ETag, to be sent back in If-Match.</summary>
    public SettingView View(HttpContext context, Setting setting, DateTimeOffset now)
    {
        context.Response.Headers.ETag = $"\"{setting.Version}\"";
        return SettingView.Of(setting, freshness, now);
    }
}
