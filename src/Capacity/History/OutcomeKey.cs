using System.Security.Cryptography;
using System.Text;

namespace Capacity.History;

/// <summary>An idempotency key in its scope; it prints itself as the key of its grain.</summary>
/// <param name="Caller">Whose key it is: keys of two callers never meet.</param>
/// <param name="Scope">What it is used on (<c>searches</c>, <c>search:…</c>, <c>imports</c>): the same key elsewhere is another.</param>
/// <param name="Key">As the caller sent it.</param>
public sealed record OutcomeKey(string Caller, string Scope, string Key)
{
    /// <summary>A digest: callers' keys hold any characters, and no storage should have to.</summary>
    public override string ToString() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Caller}\n{Scope}\n{Key}")));
}
