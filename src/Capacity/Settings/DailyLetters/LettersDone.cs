using System.Collections.Immutable;

namespace Capacity.Settings.DailyLetters;

/// <summary>Who has been written to, or needed no letter, on one day. Stored as <c>daily-letters</c>.</summary>
/// <param name="Day">England's date.</param>
/// <param name="Begun">Whose letter was being handed over when this was kept; null: nobody's.</param>
[GenerateSerializer, Immutable, Alias("letters-done")]
public sealed record LettersDone([property: Id(0)] DateOnly Day, [property: Id(1)] ImmutableHashSet<string> People, [property: Id(2)] string? Begun)
{
    public static readonly LettersDone None = new(DateOnly.MinValue, [], null);

    /// <summary>What is known of a day: another day begins with nobody.</summary>
    public LettersDone Of(DateOnly day) => day == Day ? this : new(day, [], null);

    public LettersDone Beginning(string person) => this with { Begun = person };

    public LettersDone With(string person) => this with { People = People.Add(person), Begun = null };
}

[GenerateSerializer, Alias("letters-record")]
internal sealed class LettersRecord
{
    [Id(0)]
    public LettersDone Done { get; init; } = LettersDone.None;
}
