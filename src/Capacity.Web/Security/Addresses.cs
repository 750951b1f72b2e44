using System.Net;
using System.Net.Sockets;

namespace Capacity.Web.Security;

/// <summary>Where a call came from: the address of a known proxy's caller, or whoever called directly.</summary>
internal static class Addresses
{
    /// <summary>Of IPv6 the network that a subscriber is given, since one has all of its addresses.</summary>
    private const int Subscriber = 64 / 8;

    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(Subscriber).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
