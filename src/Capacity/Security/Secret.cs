using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Capacity.Security;

/// <summary>Tokens' texts: random, kept only as digests.</summary>
public static class Secret
{
    /// <summary>So that a token is known for one wherever it turns up.</summary>
    private const string Prefix = "capacity_";
    private const int Bytes = 32;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Of a link in a letter, or a session's name: short enough for a line, too long to guess.</summary>
    public static string NewLink() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether two texts are the same, in a time that does not say where they differ.</summary>
    public static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(a)), SHA256.HashData(Encoding.UTF8.GetBytes(b)));
}
