namespace Capacity.Storage.Accounts;

/// <summary>Seals what people prove themselves with, so that a copy of the store opens no door.</summary>
public interface ISecretKeeper
{
    string Seal(string secret);

    /// <summary>Null: it was sealed with keys that are no longer there.</summary>
    string? Open(string sealedText);
}
