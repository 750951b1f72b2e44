using Capacity.Sufficiency;

namespace Capacity.Web.Pages.Sufficiency;

/// <summary>How much of an area's beds can be offered, in bands that a map can colour. The number stands beside it, always.</summary>
internal enum Supply { Nothing, Few, Some, Many }

internal static class Supplies
{
    /// <summary>Shares of the registered beds from which an area has some, and many.</summary>
    private const double Some = 0.05, Many = 0.15;

    public static Supply Of(Counts counts) => counts.Available == 0 ? Supply.Nothing
        : counts.Available < Some * counts.Registered ? Supply.Few
        : counts.Available < Many * counts.Registered ? Supply.Some
        : Supply.Many;

    public static string Say(this Supply supply) => supply switch
    {
        Supply.Nothing => "No bed available",
        Supply.Few => "Under 5% of its beds",
        Supply.Some => "5% to 15%",
        _ => "15% or more",
    };
}
