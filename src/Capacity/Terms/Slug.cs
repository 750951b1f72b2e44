using System.Text.RegularExpressions;

namespace Capacity.Terms;

/// <summary>The identifiers of settings, districts and providers, and ONS codes of authorities.</summary>
public static partial class Slug
{
    /// <summary>A setting, district or provider id: <c>[a-z0-9][a-z0-9-]{0,63}</c>.</summary>
    public static bool IsId(string? text) => text is not null && Id().IsMatch(text);

    /// <summary>An ONS code of an authority: one of E, W, S, N and eight digits.</summary>
    public static bool IsAuthority(string? text) => text is not null && Authority().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[EWSN][0-9]{8}\z")]
    private static partial Regex Authority();
}
