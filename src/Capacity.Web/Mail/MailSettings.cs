using System.Globalization;
using System.Net;
using Capacity.Web.Host;

namespace Capacity.Web.Mail;

/// <summary>How letters are sent: <c>Mail__Host</c> and the like.</summary>
/// <param name="From">Whose letters they are: an address, or <c>Name &lt;address&gt;</c>.</param>
/// <param name="Host">An SMTP server; null: none.</param>
/// <param name="Folder">Where each letter is written as a file instead; null, without a host either: nothing can be sent.</param>
internal sealed record MailSettings(string From, string? Host, int Port, MailTls Tls, string? User, string? Password, string? Folder)
{
    public const string Section = "Mail";
    private const string FromFolder = "Capacity <capacity@localhost>";
    private static readonly string[] OfHost = [nameof(Port), nameof(Tls), nameof(User), nameof(Password)];
    private static readonly string[] Keys = [nameof(Host), .. OfHost, nameof(From), nameof(Folder)];

    /// <summary>Whether letters go anywhere at all.</summary>
    public bool CanSend => Host is not null || Folder is not null;

    /// <param name="standardFolder">Where letters are written if the settings say nothing: the embedded store's <c>mail</c>; null on a database.</param>
    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static MailSettings Read(IConfiguration configuration, string? standardFolder)
    {
        if (configuration.GetSection(Section).GetChildren().FirstOrDefault(s => !Keys.Contains(s.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingFault($"{Section}__{unknown.Key} is not known: it is one of {string.Join(", ", Keys)}.");
        var (host, folder) = (Text(configuration, nameof(Host)), Text(configuration, nameof(Folder)));
        if (host is not null && folder is not null) throw Fault(nameof(Folder), folder, $"letters go to {Section}__Host already. Say one of the two");
        if (host is null && OfHost.FirstOrDefault(k => Text(configuration, k) is not null) is { } idle)
            throw new SettingFault($"{Section}__{idle} is set, but no server: name it as {Section}__Host.");

        var tls = Kept(Text(configuration, nameof(Tls)));
        var (user, password) = (Text(configuration, nameof(User)), Text(configuration, nameof(Password)));
        if (user is null != password is null) throw new SettingFault($"{Section}__User and {Section}__Password go together: only one of them is set.");
        if (user is not null && tls is MailTls.None && !IsThisMachine(host!))
            throw new SettingFault($"{Section}__Tls is 'none': anybody on the way could read the password. Say 'starttls' or 'implicit', or leave the user out.");
        return new(Sender(Text(configuration, nameof(From)), host), host, Reached(Text(configuration, nameof(Port)), tls), tls, user, password, host is null ? Absolute(folder) ?? standardFolder : null);
    }

    private static string? Text(IConfiguration configuration, string name) => StartSettings.Text(configuration, $"{Section}:{name}");

    private static SettingFault Fault(string name, string value, string why, Exception? inner = null) => new($"{Section}__{name} is '{value}': {why}.", inner);

    private static MailTls Kept(string? tls) => tls switch
    {
        null or "starttls" => MailTls.StartTls,
        "implicit" => MailTls.Implicit,
        "none" => MailTls.None,
        _ => throw Fault(nameof(Tls), tls, "it is 'starttls', 'implicit' or 'none'"),
    };

    /// <summary>Unless said, the port of submission that goes with the way (RFC 8314, section 7.3), and a relay's own without one.</summary>
    private static int Reached(string? port, MailTls tls)
    {
        if (port is null) return tls switch { MailTls.StartTls => 587, MailTls.Implicit => 465, _ => 25 };
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535
            ? number
            : throw Fault(nameof(Port), port, "it is a whole number from 1 to 65535");
    }

    private static string Sender(string? from, string? host)
    {
        if (from is null) return host is null ? FromFolder : throw new SettingFault($"{Section}__From is not set: it is the address that letters come from.");
        return LetterText.Mailbox(from) is not null ? from : throw Fault(nameof(From), from, "it is an address, or 'Name <address>'");
    }

    private static string? Absolute(string? folder)
    {
        try
        {
            return folder is null ? null : Path.GetFullPath(folder);
        }
        catch (Exception e) when (e is ArgumentException or IOException or NotSupportedException)
        {
            throw Fault(nameof(Folder), folder!, $"it is a folder. {e.Message.TrimEnd('.')}", e);
        }
    }

    private static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
