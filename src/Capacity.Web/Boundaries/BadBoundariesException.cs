namespace Capacity.Web.Boundaries;

/// <summary>A file of boundaries that cannot be used, with a line for whoever imports it.</summary>
internal sealed class BadBoundariesException(string message, Exception? inner = null) : Exception(message, inner);
