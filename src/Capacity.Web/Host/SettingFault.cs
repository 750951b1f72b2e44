namespace Capacity.Web.Host;

/// <summary>A setting makes no sense. The message is one line that says which and why; the program prints it and stops.</summary>
internal sealed class SettingFault(string message, Exception? inner = null) : Exception(message, inner);
