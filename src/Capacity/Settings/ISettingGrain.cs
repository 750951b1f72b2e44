using Capacity.Live;

namespace Capacity.Settings;

/// <summary>One setting: it alone decides what happens to its beds. Key: the setting's id.</summary>
[Alias("setting-grain")]
public interface ISettingGrain : IWatched<Setting>
{
    /// <summary>The setting as it is, or null.</summary>
    [SafeToRepeat, Alias("read")]
    ValueTask<Setting?> ReadAsync();

    /// <summary>Decides a command and keeps what it decided before it answers. Safe to repeat with the same key for 24 hours.</summary>
    [SafeToRepeat(WithKey = true), Alias("do")]
    ValueTask<SettingAnswer> DoAsync(SettingCommand command, Envelope envelope);

    /// <summary>A hold of this setting, ended ones of any age too, or null.</summary>
    [SafeToRepeat, Alias("find-hold")]
    ValueTask<Hold?> FindHoldAsync(string hold);

    /// <summary>Deletes the case references of its trail that are past their time. Asked twice it deletes once.</summary>
    [SafeToRepeat, Alias("forget-cases")]
    ValueTask ForgetCasesAsync(CaseCutOffs until);

    /// <summary>Ends what has run out by now.</summary>
    [SafeToRepeat, Alias("end-due")]
    ValueTask EndDueAsync();
}
