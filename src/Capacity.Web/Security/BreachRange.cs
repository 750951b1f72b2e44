using System.Security.Cryptography;
using System.Text;
using Capacity.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Capacity.Web.Security;

/// <summary>
/// Asks Have I Been Pwned's range API, where the settings name it (<c>Passwords__Range</c>), whether a password was in a breach. It hears the first five digits of the
/// password's SHA-1 and answers with all that begin so; it never hears the password. Without an answer nobody is kept out.
/// </summary>
internal sealed class BreachRange(HttpClient http, PasswordSettings settings, ILogger<BreachRange> log) : IPasswordValidator<Person>
{
    private const int Told = 5;

    public async Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        if (settings.Range is null || !await IsKnownAsync(password ?? "")) return IdentityResult.Success;
        return IdentityResult.Failed(new IdentityError { Code = nameof(BreachRange), Description = "This password was stolen from another site and is on lists that are tried. Choose another one" });
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The range API's own way of asking.")]
    private async Task<bool> IsKnownAsync(string password)
    {
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Range!, hash[..Told])) { Headers = { { "Add-Padding", "true" } } };
            using var response = await http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            // Padding has a count of 0.
            return (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.TrimEntries)
                .Any(line => line.StartsWith(hash[Told..], StringComparison.OrdinalIgnoreCase) && !line.EndsWith(":0", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            AccountsLog.RangeUnanswered(log, e.GetType().Name);
            return false;
        }
    }
}
