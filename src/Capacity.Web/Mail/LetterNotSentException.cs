namespace Capacity.Web.Mail;

/// <summary>Nobody took a letter.</summary>
/// <param name="isFinal">Whether the same letter would be refused again, as one to an address that does not exist; else it may be sent later.</param>
internal sealed class LetterNotSentException(string message, bool isFinal = false, Exception? inner = null) : Exception(message, inner)
{
    public bool IsFinal => isFinal;
}
