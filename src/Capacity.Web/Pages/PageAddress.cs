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

    public override string ToString() => path + _query;
}
