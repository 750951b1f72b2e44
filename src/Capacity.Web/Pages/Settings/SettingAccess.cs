using Capacity.Settings;

namespace Capacity.Web.Pages.Settings;

/// <summary>Where pages read settings and ask things of them: the same grains as the API's.</summary>
internal sealed class SettingAccess(IGrainFactory grains, FreshnessLimits freshness, Clock clock)
{
    public DateTimeOffset Now => clock.Now;

    /// <summary>How somebody would ask now.</summary>
    public Asking By(Actor actor) => new(actor, clock.Now, freshness);

    public ValueTask<Setting?> ReadAsync(string id) => grains.GetGrain<ISettingGrain>(id).ReadAsync();

    public SettingView View(Setting setting) => SettingView.Of(setting, freshness, clock.Now);

    public ValueTask<SettingAnswer> DoAsync(string id, SettingCommand command, Envelope envelope) => grains.GetGrain<ISettingGrain>(id).DoAsync(command, envelope);
}
