using System.Security.Cryptography;
using Capacity.Storage.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Capacity.Web.Security;

/// <summary>Seals with the keys that sign cookies.</summary>
internal sealed class SecretKeeper(IDataProtectionProvider protection) : ISecretKeeper
{
    private readonly IDataProtector _protector = protection.CreateProtector("capacity-person-secrets");

    public string Seal(string secret) => _protector.Protect(secret);

    public string? Open(string sealedText)
    {
        try
        {
            return _protector.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
