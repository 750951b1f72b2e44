using Capacity.Web.Host;

namespace Capacity.Web.Mail;

internal static class MailRoom
{
    /// <summary>Letters to people, and the address that their links begin with.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, StartSettings settings)
    {
        services.AddSingleton(settings.Mail).AddSingleton<Site>();
        return settings.Mail switch
        {
            { Host: not null } => services.AddSingleton<IMailer, SmtpMailer>(),
            { Folder: { } folder } => services.AddSingleton<IMailer>(provider => ActivatorUtilities.CreateInstance<FolderMailer>(provider, folder)),
            _ => services.AddSingleton<IMailer, NoMailer>(),
        };
    }
}
