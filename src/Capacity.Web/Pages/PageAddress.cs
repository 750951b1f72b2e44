using Microsoft.AspNetCore.Mvc;

namespace Capacity.Web.Pages;

/// <summary>An address with those of its parameters that have a value.</summary>
internal sealed class PageAddress(string path)
{
    private QueryString _query = QueryString.Empty;

    public PageAddress Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _query = _query.Add(name, value);
        return this;
    }

    /// <summary>Where somebody wanted to go, if it is within this product and more than its start; null: nowhere.</summary>
    public static string? Local(IUrlHelper url, string? wanted) => wanted is { Length: > 0 } && wanted != "/" && url.IsLocalUrl(wanted) ? wanted : null;

    public override string ToString() => path + _query;
}
