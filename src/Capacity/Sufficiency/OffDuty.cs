namespace Capacity.Sufficiency;

/// <summary>A time in which a household of emergency carers may not be rung, as its authority's rota says.</summary>
/// <param name="Until">From then on they may.</param>
[GenerateSerializer, Immutable, Alias("off-duty")]
public readonly record struct OffDuty([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset Until)
{
    /// <summary>The word that says why their vacant beds are not offered.</summary>
    public const string Reason = "off-rota";

    public bool Covers(DateTimeOffset moment) => From <= moment && moment < Until;

    /// <summary>What of these times lies between two moments.</summary>
    public static IEnumerable<OffDuty> Within(IEnumerable<OffDuty>? times, DateTimeOffset from, DateTimeOffset until) =>
        (times ?? []).Where(t => t.Until > from && t.From < until).Select(t => new OffDuty(t.From > from ? t.From : from, t.Until < until ? t.Until : until));
}
