using Capacity.Security;
using Capacity.Storage.Accounts;
using Capacity.Web.Host;
using Capacity.Web.Security.OpenId;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace Capacity.Web.Security;

internal static class SecurityRoom
{
    private const string Either = "token-or-cookie";

    /// <summary>For the range API: somebody waits for it.</summary>
    private static readonly TimeSpan RangeAnswer = TimeSpan.FromSeconds(2);

    /// <summary>Who calls, and what they may. A call with a program's credential is judged by that alone.</summary>
    public static IServiceCollection AddSecurity(this IServiceCollection services, StartSettings settings)
    {
        services.AddTokens().AddSingleton<Sessions>().AddSingleton<OpenSessions>().AddPeople(settings);
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options =>
                options.ForwardDefaultSelector = context => BearerHandler.IsMeant(context) ? BearerHandler.Name : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Name, null)
            .AddCookie(BrowserSession.Configure)
            .AddCookie(BrowserSession.SecondStep, options => BrowserSession.ConfigureStep(options, CookieNames.Step))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => BrowserSession.ConfigureStep(options, CookieNames.Passkey))
            .AddOpenId(settings);
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<Clock>((options, clock) => options.TimeProvider = new ClockTime(clock));
        services.AddAuthorization(options => options.AddPermissions());
        services.AddRateLimits(settings.Limits);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = CookieNames.Form;
            options.Cookie.SameSite = SameSiteMode.Lax; // not Strict: who follows a link in a letter would be given another, and the forms of their other windows be refused
        });
        return services;
    }

    /// <summary>The keys of cookies, and of links in letters, lie in the store or beside it: a restart signs nobody out, nor does another node.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services, StartSettings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("capacity");
        if (settings.Database is { } database)
            services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeysInDatabase(new(database)));
        else
            keys.PersistKeysToFileSystem(new(Path.Combine(settings.DataFolder, "keys")));
        return services;
    }

    /// <summary>People with accounts: ASP.NET Core Identity on the node's own store.</summary>
    private static IServiceCollection AddPeople(this IServiceCollection services, StartSettings settings)
    {
        services.AddAccountsStore(embedded: settings.Database is null).AddSingleton(settings.Passwords).AddSingleton<ISecretKeeper, SecretKeeper>();
        services.AddScoped<CouncilAccounts>().AddScoped<SignIn>().AddScoped<Accounts>().AddScoped<Factors>().AddSingleton<Access>().AddSingleton<Letters>();
        services.AddSingleton<ForgottenPasswords>().AddHostedService(provider => provider.GetRequiredService<ForgottenPasswords>());
        services.AddIdentityCore<Person>(options =>
        {
            options.Password = new() { RequiredLength = PersonRules.ShortestPassword, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            options.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
            options.User = new() { RequireUniqueEmail = true, AllowedUserNameCharacters = "" };
        }).AddPersonStore().AddSignInManager().AddPasswordValidator<CommonPasswords>()
            .AddTokenProvider<AuthenticatorTokenProvider<Person>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddHttpClient<IPasswordValidator<Person>, BreachRange>(http => http.Timeout = RangeAnswer);
        return services.Configure<IdentityPasskeyOptions>(options =>
        {
            (options.ServerDomain, options.UserVerificationRequirement, options.ResidentKeyRequirement) = (settings.Site?.Host, "required", "required");
            options.ValidateOrigin = said => ValueTask.FromResult(PasskeyOrigin.IsOurs(said, settings.Site));
        });
    }

    public static void UseSecurity(this WebApplication app)
    {
        app.UseSecureCookies();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
    }
}
