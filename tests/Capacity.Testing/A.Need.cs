using Capacity.Placements;
using Capacity.Placements.Authorities;
using Capacity.Placements.Rota;
using Capacity.Settings;
using Capacity.Sufficiency;
using Capacity.Terms;

namespace Capacity.Testing;

public static partial class A
{
    /// <summary>An ordinary need: a boy of 14, tonight, from anywhere, of the authority of ordinary settings.</summary>
    public static Need Need(
        int age = 14, ChildGender gender = ChildGender.Male, int children = 1, string[]? needs = null, string[]? tags = null, string[]? categories = null,
        SettingType[]? types = null, Near? near = null, double withinMiles = 20, string authority = "E08000025", When when = When.Tonight, string? caseRef = "EDT-1182",
        int limit = 20) =>
        new(age, gender, children, [.. needs ?? []], [.. tags ?? []], [.. categories ?? []], [.. types ?? []], near, withinMiles, authority, when, "s20", caseRef, limit);

    /// <summary>What authorities have published.</summary>
    public static readonly AuthorityPolicies Policies = AuthorityPolicies.AsPublished;

    /// <summary>A need as it is put to offers: by the published policy of its authority, while no rota is known.</summary>
    public static Question Question(Need? need = null, Point? from = null, Roster? roster = null, AuthorityPolicy? policy = null) =>
        Placements.Question.Of(need ?? Need(), from, policy ?? Policies.Of((need ?? Need()).Authority), roster ?? Roster.Unknown);

    /// <summary>What an ordinary setting with three vacant beds offers.</summary>
    public static Offer Offer(Profile? profile = null, int beds = 3, int occupied = 0, int suspended = 0, SettingStatus status = SettingStatus.Open, Limits? limits = null) =>
        (Setting(beds, occupied, suspended, profile, status) with { Limits = limits }).ToOffer(FreshFor);

    public static Limits Limits(
        int? ageMin = null, int? ageMax = null, Gender? gender = null, string[]? notNeeds = null, bool soloOnly = false, DateTimeOffset? until = null) =>
        new(ageMin, ageMax, gender, [.. notNeeds ?? []], soloOnly, until);
}
