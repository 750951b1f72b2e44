using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Capacity.Web.Host;

/// <summary>How the nodes of one database find each other and how soon they give one up. Why these: <c>docs/decisions/0008-membership.md</c>.</summary>
/// <param name="Address">Where other nodes reach this one: an address of this machine.</param>
/// <param name="SiloPort">For silos; 0 takes a free one.</param>
/// <param name="GatewayPort">For web nodes; 0 takes a free one.</param>
/// <param name="Name">Of the cluster: only nodes of the same name form one.</param>
/// <param name="ProbeTimeout">Until a probe that nobody answers counts as missed; also the pace of probes.</param>
/// <param name="MissedProbes">So many in a row make a node suspect.</param>
/// <param name="Votes">So many suspecting nodes declare it dead.</param>
/// <param name="SignOfLife">How often a node writes to the database that it lives. One that has missed three may be evicted by a node that joins, and is not counted among those of whom half must agree to evict another.</param>
/// <param name="TableRefresh">How often a node reads the members from the database, besides being told by others.</param>
/// <param name="ResponseTimeout">Until a call between grains that nobody answers fails.</param>
internal sealed record ClusterSettings(
    IPAddress Address, int SiloPort, int GatewayPort, string Name, TimeSpan ProbeTimeout, int MissedProbes, int Votes, TimeSpan SignOfLife,
    TimeSpan TableRefresh, TimeSpan ResponseTimeout)
{
    private const string Section = "Cluster";

    /// <exception cref="SettingFault">A setting makes no sense.</exception>
    public static ClusterSettings Read(IConfiguration configuration) => new(
        Found(Text(configuration, nameof(Address)) ?? "127.0.0.1"),
        Number(configuration, nameof(SiloPort), 0, 0, 65535),
        Number(configuration, nameof(GatewayPort), 0, 0, 65535),
        Text(configuration, nameof(Name)) ?? "capacity",
        Seconds(configuration, nameof(ProbeTimeout), 1),
        Number(configuration, nameof(MissedProbes), 2, 1, 100),
        Number(configuration, nameof(Votes), 2, 1, 100),
        Seconds(configuration, nameof(SignOfLife), 1),
        Seconds(configuration, nameof(TableRefresh), 5),
        Seconds(configuration, nameof(ResponseTimeout), 5));

    /// <summary>A host's name is as good as its address: in a container the address is known only once it runs.</summary>
    private static IPAddress Found(string address)
    {
        try
        {
            return IPAddress.TryParse(address, out var literal) ? literal : Dns.GetHostAddresses(address, AddressFamily.InterNetwork)[0];
        }
        catch (Exception e) when (e is SocketException or ArgumentException or IndexOutOfRangeException)
        {
            throw new SettingFault($"{Section}__{nameof(Address)} is '{address}': it is an address of this machine, or a name that has one.", e);
        }
    }

    private static TimeSpan Seconds(IConfiguration configuration, string name, double standard)
    {
        if (Text(configuration, name) is not { } text) return TimeSpan.FromSeconds(standard);
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.1 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw new SettingFault($"{Section}__{name} is '{text}': it is seconds as a decimal number, from 0.1 to 3600.");
    }

    private static int Number(IConfiguration configuration, string name, int standard, int least, int most)
    {
        if (Text(configuration, name) is not { } text) return standard;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SettingFault($"{Section}__{name} is '{text}': it is a whole number from {least} to {most}.");
    }

    private static string? Text(IConfiguration configuration, string name) =>
        string.IsNullOrWhiteSpace(configuration[$"{Section}:{name}"]) ? null : configuration[$"{Section}:{name}"]!.Trim();
}
