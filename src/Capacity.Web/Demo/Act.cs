using System.Collections.Immutable;
using Capacity.Placements;

namespace Capacity.Web.Demo;

/// <summary>Something that somebody does on a day of the demo.</summary>
/// <param name="At">From the midnight at which the day begins.</param>
internal abstract record Act(TimeSpan At);

/// <summary>Done to one setting, by a provider unless the act says otherwise.</summary>
internal abstract record SettingAct(TimeSpan At, string Setting, string Provider) : Act(At);

internal sealed record Confirms(TimeSpan At, string Setting, string Provider) : SettingAct(At, Setting, Provider);

/// <param name="Lasts">Null: until somebody reopens it.</param>
internal sealed record Suspends(TimeSpan At, string Setting, string Provider, string Bed, string Reason, TimeSpan? Lasts) : SettingAct(At, Setting, Provider);

/// <summary>By a commissioner, who may end any suspension.</summary>
internal sealed record Reopens(TimeSpan At, string Setting, string Provider, string Bed) : SettingAct(At, Setting, Provider);

/// <param name="Ahead">So long before the child leaves.</param>
internal sealed record ExpectsFree(TimeSpan At, string Setting, string Provider, string Bed, TimeSpan Ahead) : SettingAct(At, Setting, Provider);

/// <param name="Offer">At once; else the bed is made ready first.</param>
internal sealed record Vacates(TimeSpan At, string Setting, string Provider, string Bed, bool Offer) : SettingAct(At, Setting, Provider);

/// <summary>A child whom the setting has been approved for comes: without a search.</summary>
internal sealed record Occupies(TimeSpan At, string Setting, string Provider, string Bed, string Authority) : SettingAct(At, Setting, Provider);

/// <summary>By an administrator, as the inspectorate has published it.</summary>
internal sealed record IsRated(TimeSpan At, string Setting, string Provider, string Rating) : SettingAct(At, Setting, Provider);

/// <summary>A child needs a bed: duty searches, holds, rings and places.</summary>
/// <param name="Agreed">A setting that is asked first; null: the best match.</param>
/// <param name="Answers">Of the settings in the order in which they are asked; whoever is asked after the last takes the child.</param>
internal sealed record ChildNeedsBed(TimeSpan At, NeedBody Need, string? Agreed, ImmutableArray<HoldEnd> Answers) : Act(At);

/// <summary>What becomes of a hold.</summary>
internal enum HoldEnd
{
    Accepted,
    Declined,

    /// <summary>Nobody answers: it ends by itself, and the next setting is asked.</summary>
    Unanswered,

    /// <summary>The child needs no bed any more.</summary>
    NotNeeded,
}
