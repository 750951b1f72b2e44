namespace Capacity.Web.Demo;

/// <summary>
/// How much happens on a day. Published: Birmingham Children's Trust's sufficiency strategy 2024-26, of 2,283 children in care on 31 March 2024. Assumed is what nobody has published.
/// Rates are for each bed and day.
/// </summary>
internal sealed record DayRates
{
    private const double InCare = 2283, DaysOfYear = 365;

    /// <summary>Published: 735 began to be looked after in 2023-24. With one move in three years' children (assumed).</summary>
    public double Come { get; init; } = (735 / InCare + Moves) / DaysOfYear;

    /// <summary>Published: 658 ceased to be looked after in 2023-24. With the same moves.</summary>
    public double Leave { get; init; } = (658 / InCare + Moves) / DaysOfYear;

    /// <summary>Published: over half of the requests are for the same or the next day.</summary>
    public double Tonight { get; init; } = 0.55;

    /// <summary>Published: a stay with emergency carers is up to 72 hours.</summary>
    public double LeaveEmergency { get; init; } = 1.0 / 3;

    /// <summary>Published: how many of the children in care were of each age.</summary>
    public IReadOnlyList<(int From, int To, double Children)> Ages { get; init; } = [(0, 0, 96), (1, 4, 388), (5, 9, 429), (10, 15, 795), (16, 17, 575)];

    /// <summary>Each children's home is inspected once a year at the least (Ofsted, social care common inspection framework).</summary>
    public double Inspected { get; init; } = 1 / DaysOfYear;

    /// <summary>Assumed: in how many days a kind that is too full or too empty is as it was published.</summary>
    public double DaysToMend { get; init; } = 7;

    /// <summary>Assumed: how long a suspension lasts.</summary>
    public double SuspendedDays { get; init; } = 14;

    /// <summary>Assumed: of the beds that are made ready for the next child, how many are done on a day.</summary>
    public double Prepared { get; init; } = 0.5;

    /// <summary>Assumed: of the departures, how many are told some days before.</summary>
    public double Foretold { get; init; } = 0.6;

    /// <summary>Assumed: how likely a provider confirms a setting in the morning, and one of the eighth that forgets.</summary>
    public (double Diligent, double Forgetful) Confirm { get; init; } = (0.6, 0.25);

    /// <summary>Assumed: the same of settings that emergency carers keep, whose word is trusted for a day alone.</summary>
    public (double Diligent, double Forgetful) ConfirmEmergency { get; init; } = (0.97, 0.6);

    /// <summary>Assumed: of the beds asked for, how many are declined and how many not answered.</summary>
    public (double Declined, double Unanswered, double NotNeeded) Answers { get; init; } = (0.2, 0.07, 0.05);

    /// <summary>Assumed: every so many days there is a bad night, with so many searches for one district.</summary>
    public (int EveryDays, double Searches) BadNight { get; init; } = (7, 12);

    private const double Moves = 1.0 / 3;
}
