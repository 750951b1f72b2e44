using Capacity.Security;
using Capacity.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Capacity.Web.Security;

/// <summary>
/// Refuses what is guessed first: passwords of the lists that breaches have filled, words, names, dates and rows of keys, and what is built of them. The lists and the
/// reckoning are zxcvbn's (Wheeler, USENIX Security 2016): below a score of 3 a password falls to fewer than 10⁸ guesses.
/// </summary>
internal sealed class CommonPasswords : IPasswordValidator<Person>
{
    private const int Safe = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) => Task.FromResult(Fault(password ?? "", user) is { } fault
        ? IdentityResult.Failed(new IdentityError { Code = nameof(CommonPasswords), Description = fault })
        : IdentityResult.Success);

    /// <summary>What is wrong with it, or null.</summary>
    internal static string? Fault(string password, Person person)
    {
        if (password.Length > PersonRules.LongestPassword) return $"Use at most {PersonRules.LongestPassword} characters";
        string[] near = ["capacity", .. $"{person.Name} {person.Email}".Split(' ', '@', '.', '-').Where(part => part.Length > 2)];
        return Zxcvbn.Zxcvbn.MatchPassword(password, near).Score < Safe
            ? "This password is too easy to guess: it is on a list of stolen passwords, or is built of common words, names, dates or rows of keys. Three or four words that do not belong together are better"
            : null;
    }
}
