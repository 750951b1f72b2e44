using Capacity.History;
using Capacity.Settings.DailyLetters;
using Capacity.Sufficiency;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Settings;

public static class SettingsRoom
{
    /// <summary>What a silo needs to keep settings.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<IContributionSource, SettingContributions>()
        .AddSingleton<IPastSource, SettingsAt>()
        .AddSingleton<TotalsTeller>()
        .AddHostedService<DueClock>();

    /// <summary>What a silo needs to write the daily letters; the host adds whom to and how.</summary>
    public static IServiceCollection AddDailyLetters(this IServiceCollection services, LetterHour hour) => services.AddSingleton(hour)
        .AddSiloStart("letters", grains => grains.GetGrain<ILettersGrain>(ILettersGrain.One).BeginAsync());
}
