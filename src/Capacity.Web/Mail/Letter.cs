namespace Capacity.Web.Mail;

/// <summary>A letter to one person: plain text, with nothing in it that tells when it was read.</summary>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Paragraphs with an empty line between, never wrapped; a link stands on a line of its own, written out.</param>
internal sealed record Letter(string To, string Subject, string Text);
