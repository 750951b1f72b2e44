using Capacity.History;

namespace Capacity.Storage.Postgres;

/// <summary>Which outcome: the key of its row.</summary>
internal readonly record struct OutcomeOf(string Setting, string Caller, string Key)
{
    public static OutcomeOf Of(string setting, KeptOutcome outcome) => new(setting, outcome.Caller, outcome.Key);
}
