namespace Capacity.Security;

/// <summary>What somebody may do. Pages, calls and topics name one of these, never a role; with whose things a role may do it, <see cref="Permissions"/> says.</summary>
public enum Permission
{
    /// <summary>The words of the contract.</summary>
    ReadCatalogue,

    /// <summary>Connect to the hub; each topic asks for its own permission besides.</summary>
    Watch,

    /// <summary>Settings and their events.</summary>
    ReadSettings,

    /// <summary>Totals, their history and forecasts.</summary>
    ReadSufficiency,

    /// <summary>What a provider's settings add up to.</summary>
    ReadProvider,

    /// <summary>Cover rules and whether they are met.</summary>
    ReadCover,

    /// <summary>Who of the emergency carers is on duty.</summary>
    ReadRota,

    /// <summary>Searches with their needs, and the handover.</summary>
    ReadSearches,

    /// <summary>Holds.</summary>
    ReadHolds,

    /// <summary>Search, hold, extend, release, place, and read whom to ring.</summary>
    Place,

    /// <summary>Accept or decline a hold.</summary>
    AnswerHolds,

    /// <summary>Say what is so in a setting's beds.</summary>
    ChangeBeds,

    /// <summary>Suspend and reopen beds and settings.</summary>
    SuspendAndReopen,

    /// <summary>Cover rules and targets.</summary>
    SetCover,

    /// <summary>Who of the emergency carers is on duty when, and on leave.</summary>
    KeepRota,

    Export,

    /// <summary>The register: what there is, its beds' number, its rating, its end.</summary>
    KeepRegister,

    /// <summary>Accounts and tokens.</summary>
    ManageAccess,

    /// <summary>One's own account: password, sessions.</summary>
    KeepOwnAccount,

    /// <summary>One's own second factors.</summary>
    SetUpFactors,

    /// <summary>Turn a browser into a board on a wall.</summary>
    OpenBoard,
}
