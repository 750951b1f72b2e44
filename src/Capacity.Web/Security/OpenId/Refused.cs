namespace Capacity.Web.Security.OpenId;

/// <summary>Why somebody who came by the council's sign-in is not let in.</summary>
internal enum Refused
{
    /// <summary>No value of their role's claim is a role here.</summary>
    NoRole,

    /// <summary>They are of a provider, and no claim says which.</summary>
    NoProvider,

    /// <summary>They have no e-mail address, under which accounts are kept.</summary>
    NoEmail,

    /// <summary>Somebody has an account under their address already, and the settings do not say that it is theirs.</summary>
    AddressTaken,

    /// <summary>They did not prove who they are as strongly as the settings ask.</summary>
    NoSecondFactor,

    /// <summary>Their account here is disabled.</summary>
    Disabled,

    /// <summary>They turned back on the way.</summary>
    Cancelled,

    /// <summary>What came back is not what was asked for, too old, or was used already.</summary>
    NotValid,

    /// <summary>The council's sign-in does not answer.</summary>
    Away,
}
