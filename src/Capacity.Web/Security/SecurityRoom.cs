using Capacity.Security;
using Capacity.Web.Host;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Capacity.Web.Security;

internal static class SecurityRoom
{
    private const string Either = "token-or-cookie";

    /// <summary>Who calls, and what they may. A call with a program's credential is judged by that alone.</summary>
    public static IServiceCollection AddSecurity(this IServiceCollection services, StartSettings settings)
    {
        services.AddTokens().AddSingleton<Sessions>().AddSingleton<SignIn>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options =>
                options.ForwardDefaultSelector = context => BearerHandler.IsMeant(context) ? BearerHandler.Name : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Name, null)
            .AddCookie(BrowserSession.Configure);
        services.AddAuthorization(options => options.AddPermissions());
        services.AddAntiforgery(options => options.Cookie.Name = "capacity-form");
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

    public static void UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }
}
