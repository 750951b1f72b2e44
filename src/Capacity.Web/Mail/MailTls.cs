namespace Capacity.Web.Mail;

/// <summary>How the way to the mail server is kept secret.</summary>
internal enum MailTls
{
    /// <summary>The connection is made secret before anything is said (RFC 3207); a server that cannot is not spoken to.</summary>
    StartTls,

    /// <summary>Secret from the first byte (RFC 8314).</summary>
    Implicit,

    /// <summary>Not at all: for a relay on the same machine or in a network of its own.</summary>
    None,
}
