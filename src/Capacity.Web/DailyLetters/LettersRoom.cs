using Capacity.Security;
using Capacity.Settings;
using Capacity.Settings.DailyLetters;
using Capacity.Storage.Accounts;
using Capacity.Web.Host;

namespace Capacity.Web.DailyLetters;

internal static class LettersRoom
{
    /// <summary>The daily letters: written where grains are kept, their links opened where pages are served.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services, LetterSettings letters, StartSettings settings)
    {
        services.AddSingleton(letters).AddSingleton<IProviderPeople, AccountPeople>().AddSingleton<LetterLinks>();
        if (!settings.Serves) services.AddAccountsStore(embedded: settings.Database is null); // where pages are served it is there already
        return settings.KeepsGrains ? services.AddSingleton<ILetterPost, LetterPost>().AddDailyLetters(letters.Hour) : services;
    }
}
