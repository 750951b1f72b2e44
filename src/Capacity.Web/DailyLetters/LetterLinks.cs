using System.Security.Cryptography;
using System.Text.Json;
using Capacity.Security;
using Microsoft.AspNetCore.DataProtection;
using Secret = Capacity.Security.Secret;

namespace Capacity.Web.DailyLetters;

/// <summary>
/// What the link of a daily letter is: sealed with the keys of cookies, so that nobody makes or changes one. It opens one page, for one provider, until it expires; and only while the person
/// to whom it was written is there, keeps that provider's settings, and has not signed out everywhere since.
/// </summary>
internal sealed class LetterLinks(IDataProtectionProvider keys, IProviderPeople people, LetterSettings settings, Clock clock)
{
    private const string Purpose = "Capacity.Letters.Confirm.v1";

    private readonly IDataProtector _seal = keys.CreateProtector(Purpose);

    public string Seal(ProviderPerson to, DateTimeOffset now) =>
        _seal.Protect(JsonSerializer.Serialize(new Sealed(to.Id, to.Provider, Secret.Hash(to.Stamp), now), WireJson.Options));

    /// <summary>Null: it does not work, or no longer. Which of it, nobody is told.</summary>
    public async ValueTask<LetterLink?> OpenAsync(string? text, CancellationToken stop = default)
    {
        if (Unseal(text) is not { } link || clock.Now < link.WrittenAt || clock.Now >= link.WrittenAt + settings.Works) return null;
        return await people.FindAsync(link.Person, stop) is { } person && person.Provider == link.Provider && Secret.Same(Secret.Hash(person.Stamp), link.Stamp)
            ? new(person, link.WrittenAt, link.WrittenAt + settings.Works, Secret.Hash(text!))
            : null;
    }

    private Sealed? Unseal(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<Sealed>(_seal.Unprotect(text), WireJson.Options);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <param name="Stamp">A hash of the person's.</param>
    private sealed record Sealed(string Person, string Provider, string Stamp, DateTimeOffset WrittenAt);
}

/// <summary>A link that works.</summary>
/// <param name="Until">When it expires.</param>
/// <param name="Id">Tells it from others, without opening anything.</param>
internal sealed record LetterLink(ProviderPerson Person, DateTimeOffset WrittenAt, DateTimeOffset Until, string Id)
{
    /// <summary>What the link may confirm: a setting whose word is older than the letter. So it confirms each once, however often it is opened.</summary>
    public bool MayConfirm(DateTimeOffset confirmedAt) => confirmedAt < WrittenAt;
}
