using Capacity.Storage.Accounts;

namespace Capacity.Web.Pages.People;

/// <summary>Where an account stands, in a word.</summary>
internal static class PersonState
{
    public static string Of(Person person, DateTimeOffset now) => person switch
    {
        { Disabled: true } => "Disabled",
        { JoinedAt: null } => "Invited",
        { LockoutEnd: { } end } when end > now => "Locked",
        _ => "Active",
    };

    public static string Factors(Person person, bool hasPasskey) => (person.TwoFactorEnabled, hasPasskey) switch
    {
        (true, true) => "App and passkey",
        (true, false) => "App",
        (false, true) => "Passkey",
        _ => "None",
    };
}
