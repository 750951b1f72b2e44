using Capacity.Settings;

namespace Capacity.Register;

/// <summary>What a register says of one setting, well-formed.</summary>
/// <param name="Status">Null keeps what it is.</param>
/// <param name="Occupied">A first count, for a new setting only, as <paramref name="Suspended"/> is.</param>
public sealed record Registration(Profile Profile, int Beds, SettingStatus? Status, int Occupied = 0, int Suspended = 0)
{
    /// <param name="lifts">Whether an open status ends any suspension, or only one that the register made: true of a PUT, false of an import.</param>
    public RegisterSetting ToCommand(bool lifts) => new(Profile, Beds, Status, Occupied, Suspended, lifts);
}
