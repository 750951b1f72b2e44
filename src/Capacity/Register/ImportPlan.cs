using System.Globalization;
using Capacity.Settings;

namespace Capacity.Register;

/// <summary>
/// What a file means for the store: pure. It meets each setting of the store once, then is concluded; from then on it says what is to be done with every row, and so a check
/// and an apply cannot differ. Rows that fail later, because somebody was quicker, are rejected one by one.
/// </summary>
internal sealed class ImportPlan
{
    private enum Fate { New, Unchanged, Changed, Rejected }

    private readonly RegisterFile _file;
    private readonly ImportOrder _order;
    private readonly Asking _asking;
    private readonly Fate[] _fates;
    private readonly HashSet<string> _closingRows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegisterLine> _unmet;
    private readonly Districts _districts = new();
    private readonly List<RowProblem> _problems = [];
    private readonly HashSet<string> _closings = new(StringComparer.Ordinal);
    private readonly bool _unreadable;
    private int _missing;

    public ImportPlan(RegisterFile file, ImportOrder order, Asking asking)
    {
        (_file, _order, _asking) = (file, order, asking);
        _fates = new Fate[file.Rows];
        _unmet = new(file.Rows, StringComparer.Ordinal);
        foreach (var line in file.Lines)
        {
            if (line.Id is null) _unreadable = true;
            else _unmet.TryAdd(line.Id, line);
            foreach (var problem in line.Problems) Reject(line, problem);
        }
    }

    public IEnumerable<RegisterLine> Added => Of(Fate.New);

    public IEnumerable<RegisterLine> Changed => Of(Fate.Changed);

    /// <summary>Settings that are closed for being missing.</summary>
    public IReadOnlyCollection<string> Closings => _closings;

    private int Rejected => _fates.Count(f => f == Fate.Rejected);

    /// <summary>Whether rows with a problem keep the whole file out.</summary>
    public bool IsRefused => !_order.Partial && Rejected > 0;

    public void Meet(Setting s)
    {
        _districts.Learn(s.Profile.District, s.Profile.Authority);
        if (!_unmet.Remove(s.Id, out var line)) Miss(s);
        else if (line.IsSound)
        {
            var decision = Decide(s, line);
            if (decision.Refusal is { } refusal) Reject(line, refusal);
            else _fates[line.Row - 1] = decision.Event is null ? Fate.Unchanged : Fate.Changed;
            if (decision.Event is ProfileChanged { Status: SettingStatus.Closed } && s.Status != SettingStatus.Closed) _closingRows.Add(s.Id);
        }
    }

    /// <summary>Once the whole store was met: what is left are new settings, and districts are known.</summary>
    public void Conclude()
    {
        foreach (var line in _file.Lines)
        {
            if (line.Id is { } id && _unmet.ContainsKey(id)) CheckFirst(line);
            if (!line.HasSound("district", "authority")) continue;
            var profile = line.Registration!.Profile;
            if (_districts.Check(profile) is { } problem) Reject(line, problem);
            else if (_fates[line.Row - 1] != Fate.Rejected) _districts.Learn(profile.District, profile.Authority);
        }
    }

    /// <summary>A row that went well in the plan and not in the store.</summary>
    public void Reject(RegisterLine line, Refusal refusal)
    {
        var (field, value) = refusal.Slug != "beds-in-use" ? ("row", null)
            : line.Registration!.Status == SettingStatus.Closed ? ("status", SettingStatus.Closed.Word())
            : ("beds", line.Registration.Beds.ToString(CultureInfo.InvariantCulture));
        Reject(line, new Problem(field, value, refusal.Title));
    }

    /// <summary>A setting that the file lacks and that cannot be closed: it is left alone.</summary>
    public void LeaveOpen(string id, Refusal refusal) => LeaveOpen(id, refusal.Title);

    public ImportReport Report(Guid id, bool applied) => new(id, _order.Mode, applied, _file.Rows, Added.Count(), Changed.Count(), Of(Fate.Unchanged).Count(), _missing,
        _closings.Count + Changed.Count(l => _closingRows.Contains(l.Id!)), Rejected, [.. _problems.OrderBy(p => p.Row)])
    {
        IsRefused = IsRefused && !applied,
    };

    private void Miss(Setting s)
    {
        if (s.Status == SettingStatus.Closed) return;
        _missing++;
        if (!_order.CloseMissing) return;
        if (_unreadable) LeaveOpen(s.Id, "A row of the file cannot be read, and it may be this setting's: it is left open.");
        else if (SettingRules.Decide(s, new CloseSetting(), _asking).Refusal is { } refusal) LeaveOpen(s.Id, refusal);
        else _closings.Add(s.Id);
    }

    private void LeaveOpen(string id, string why)
    {
        _closings.Remove(id);
        _problems.Add(new(0, "settingId", id, why));
    }

    private void CheckFirst(RegisterLine line)
    {
        if (line.HasSound("beds", "occupied", "suspended"))
        {
            var (beds, occupied, suspended) = (line.Registration!.Beds, line.Registration.Occupied, line.Registration.Suspended);
            if (occupied > beds) Reject(line, new Problem("occupied", Text(occupied), $"More beds are occupied than there are, {beds}."));
            else if (suspended > beds - occupied) Reject(line, new Problem("suspended", Text(suspended), $"With {occupied} occupied that is more beds than there are, {beds}."));
        }
        if (line.IsSound && Decide(null, line).Refusal is { } refusal) Reject(line, refusal);

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private void Reject(RegisterLine line, Problem problem)
    {
        _fates[line.Row - 1] = Fate.Rejected;
        _problems.Add(new(line.Row, problem.Field, problem.Value, problem.Message));
    }

    private Decision Decide(Setting? setting, RegisterLine line) => SettingRules.Decide(setting, line.Registration!.ToCommand(lifts: false), _asking);

    private IEnumerable<RegisterLine> Of(Fate fate) => _file.Lines.Where(l => _fates[l.Row - 1] == fate);
}
