namespace Capacity.Web.Demo;

/// <summary>Settings among which children come and go alike. Each kind is held at its own published occupancy.</summary>
internal sealed record Kind(string Name)
{
    /// <summary>For a child who is known before: never by a search.</summary>
    public static readonly Kind NamedChild = new("named-child");

    /// <summary>A bed for up to three nights.</summary>
    public static readonly Kind EmergencyCarers = new("emergency-carers");

    public static Kind Of(string type, string sector, IReadOnlyList<string> categories) =>
        categories.All(c => Catalogue.Categories[c].NamedChild) ? NamedChild
        : categories.All(c => c == "fostering-edt") ? EmergencyCarers
        : new($"{type}/{sector}");
}
