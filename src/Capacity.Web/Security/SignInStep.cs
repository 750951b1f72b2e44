namespace Capacity.Web.Security;

/// <summary>Where an attempt to sign in leads.</summary>
internal enum SignInStep
{
    /// <summary>One answer for a wrong password, an unknown address, a locked and a disabled account: nobody learns which addresses are known.</summary>
    Refused,

    /// <summary>The password was right; the authenticator app's code is wanted.</summary>
    Code,

    /// <summary>The password was right; but the account has a passkey alone for its second factor.</summary>
    Passkey,

    /// <summary>The session is open.</summary>
    Done,
}
