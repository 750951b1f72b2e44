using System.Text.RegularExpressions;

namespace Capacity.Security;

/// <summary>What an account may be, and who may change whose.</summary>
public static partial class PersonRules
{
    public const int LongestName = 200, LongestEmail = 254, ShortestPassword = 12, LongestPassword = 128;

    /// <summary>For how long an invitation's link works: an administrator's week.</summary>
    public static readonly TimeSpan Invitation = TimeSpan.FromDays(7);

    /// <summary>For how long a forgotten password's link works.</summary>
    public static readonly TimeSpan Reset = TimeSpan.FromHours(1);

    public static TimeSpan Lifetime(LinkPurpose purpose) => purpose == LinkPurpose.Invitation ? Invitation : Reset;

    /// <summary>One address, as people have them: it is proved by the letter that arrives, not here.</summary>
    public static bool IsEmail(string text) => text.Length <= LongestEmail && Email().IsMatch(text);

    /// <summary>What is wrong with a role and a provider together, or null. A provider's person belongs to exactly one.</summary>
    public static string? ProviderFault(Role role, string? provider) => (role, provider) switch
    {
        (Role.Provider, null or "") => "Give the provider whose settings this person keeps",
        (Role.Provider, _) when !Slug.IsId(provider) => "A provider's id has small letters, digits and hyphens",
        (not Role.Provider, { Length: > 0 }) => "Only people of the role provider belong to one",
        _ => null,
    };

    /// <summary>Nobody shuts themselves out, nor takes their own rights away: another administrator does.</summary>
    public static Refusal? ChangeRights(string changed, string by) =>
        changed == by ? Refusal.Conflict("not-your-own", "You cannot change your own role or disable yourself. Ask another administrator.") : null;

    [GeneratedRegex(@"\A[^@\s\p{C}<>,;:""]+@[^@\s\p{C}<>,;:""]+\.[^@\s\p{C}<>,;:""]+\z")]
    private static partial Regex Email();
}
