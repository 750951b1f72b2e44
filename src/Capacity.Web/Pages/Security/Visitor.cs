using System.Security.Claims;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Web.Security;

namespace Capacity.Web.Pages.Security;

/// <summary>Who looks at a page, and what it may show them.</summary>
internal sealed record Visitor(Caller Caller)
{
    public string Name => Caller.Name;

    public Actor Actor => Caller.Actor;

    /// <summary>Exactly of a provider: whose settings are its own.</summary>
    public string? Provider => Caller.May(Permission.ReadSettings) ? Caller.OnlyOf(Permission.ReadSettings) : null;

    /// <summary>Whom they work for: the default of a search.</summary>
    public string? Authority => Caller.AuthorityId;

    public bool MayChange => Caller.May(Permission.ChangeBeds);

    public bool MaySuspend => Caller.May(Permission.SuspendAndReopen);

    public bool MayAnswerHolds => Caller.May(Permission.AnswerHolds);

    public bool MayKeepRota => Caller.May(Permission.KeepRota);

    /// <summary>Whether there is a page about themselves.</summary>
    public bool HasOwnPage => Caller.May(Permission.KeepOwnAccount);

    public bool MayPlace => Caller.May(Permission.Place);

    /// <summary>Null: nobody is signed in.</summary>
    public static Visitor? Of(ClaimsPrincipal user) => Caller.Of(user) is { } caller ? new(caller) : null;

    /// <summary>Whether a provider's settings are there for them.</summary>
    public bool Sees(string provider) => Caller.Reaches(Permission.ReadSettings, provider);

    /// <summary>The one provider of whose settings they may ask it; null: of anybody's.</summary>
    public string? OnlyOf(SettingCommand command) => Caller.OnlyOf(command switch
    {
        SuspendBed or SuspendSetting or ReopenBed or ReopenSetting => Permission.SuspendAndReopen,
        HoldCommand => Permission.AnswerHolds,
        _ => Permission.ChangeBeds,
    });

    /// <summary>Where they begin.</summary>
    public string Home => Caller.For == SessionKind.Enrolling ? BrowserSession.SetUpPath : MayPlace && !Caller.May(Permission.KeepRegister) ? "/find" : Menu().First().Href;

    /// <summary>Where they can go.</summary>
    public IEnumerable<(string Href, string Text)> Menu()
    {
        if (Caller.May(Permission.ReadSufficiency)) yield return ("/", "Board");
        if (Caller.May(Permission.SetCover)) yield return ("/unmet", "Unmet need");
        if (MayPlace) yield return ("/find", "Find a bed");
        if (Caller.May(Permission.ReadSearches)) yield return ("/searches", "Searches");
        if (MayKeepRota) yield return ("/rota", "Rota");
        if (Caller.May(Permission.ReadSearches)) yield return ("/handover", "Handover");
        if (Caller.May(Permission.ReadSettings)) yield return Provider is not null ? ("/settings?mine", "Your settings") : ("/settings", "Settings");
        if (Caller.May(Permission.ManageAccess)) yield return ("/people", "People");
    }
}
