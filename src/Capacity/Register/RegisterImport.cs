using System.Collections.Concurrent;
using Capacity.History;
using Capacity.Settings;
using Capacity.Sufficiency;

namespace Capacity.Register;

/// <summary>
/// Brings the store to what a file says. What is to be done is known before anything is done. It may be broken off at any moment: the same import again completes it.
/// New settings are written straight through the journal, many at once; those that are there already decide for themselves.
/// </summary>
public sealed class RegisterImport(IJournal journal, IGrainFactory grains, TotalsTeller totals, Clock clock, FreshnessLimits freshness) : IDisposable
{
    /// <summary>New settings on their way to the journal together: several of its batches, so that it never waits for the next.</summary>
    private const int NewAtOnce = 2048;
    private const int ChangedAtOnce = 64;

    /// <summary>One import at a time: the others wait.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<ImportReport> RunAsync(
        RegisterFile file, ImportOrder order, Actor actor, Guid id, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var plan = await PlanAsync(file, order, actor, progress, stop);
            var applies = order.Mode == ImportMode.Apply && !plan.IsRefused;
            if (applies) await ApplyAsync(plan, actor, progress, stop);
            return plan.Report(id, applies);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ImportPlan> PlanAsync(RegisterFile file, ImportOrder order, Actor actor, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var plan = new ImportPlan(file, order, new(actor, clock.Now, freshness));
        var met = 0;
        await foreach (var row in journal.ReadAllAsync(SettingFilter.Everything, stop: stop))
        {
            plan.Meet(SettingRow.Read(row));
            if (++met % 1000 == 0) progress?.Report(new(ImportStage.Comparing, met, null));
        }
        plan.Conclude();
        progress?.Report(new(ImportStage.Comparing, met, met));
        return plan;
    }

    private async Task ApplyAsync(ImportPlan plan, Actor actor, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var (added, changed) = (plan.Added.ToList(), plan.Changed.ToList());
        var (done, total) = (0, added.Count + changed.Count + plan.Closings.Count);
        foreach (var batch in added.SkipLast(1).Chunk(NewAtOnce).Concat(added.TakeLast(1).Chunk(1))) // the last alone: where it is, all are
        {
            stop.ThrowIfCancellationRequested();
            await AddAsync(plan, batch, actor);
            Advance(batch.Length);
        }
        var refused = new ConcurrentQueue<Action>();
        var few = new ParallelOptions { MaxDegreeOfParallelism = ChangedAtOnce, CancellationToken = stop };
        await Parallel.ForEachAsync(changed, few, async (line, _) =>
        {
            if (await RegisterAsync(line, actor) is { } refusal) refused.Enqueue(() => plan.Reject(line, refusal));
            Advance(1);
        });
        await Parallel.ForEachAsync(plan.Closings.ToList(), few, async (id, _) =>
        {
            var answer = await grains.GetGrain<ISettingGrain>(id).DoAsync(new CloseSetting(), new(actor));
            if (answer.Refusal is { } refusal) refused.Enqueue(() => plan.LeaveOpen(id, refusal));
            Advance(1);
        });
        foreach (var record in refused) record();

        void Advance(int by) => progress?.Report(new(ImportStage.Writing, Interlocked.Add(ref done, by), total));
    }

    /// <summary>Writes new settings without waking their grains; where somebody was quicker, the setting decides.</summary>
    private async Task AddAsync(ImportPlan plan, RegisterLine[] lines, Actor actor)
    {
        var written = await Task.WhenAll(lines.Select(line => WriteAsync(line, actor)));
        await totals.TellAsync([.. written.OfType<Setting>().Select(s => new News(s.Membership, null, s.ToContribution(freshness)))]);
        foreach (var (line, setting) in lines.Zip(written))
            if (setting is null && await RegisterAsync(line, actor) is { } refusal) plan.Reject(line, refusal);
    }

    /// <summary>The setting as it was written, or null where there is one already.</summary>
    private async Task<Setting?> WriteAsync(RegisterLine line, Actor actor)
    {
        var now = clock.Now;
        var registered = SettingRules.Decide(null, line.Registration!.ToCommand(lifts: false), new(actor, now, freshness)).Event!;
        var recorded = new Recorded(line.Id!, 1, now, actor, registered);
        var setting = SettingHistory.Apply(null, recorded);
        var verdict = await journal.CommitAsync(new(line.Id!, 0, [EventKinds.Write(recorded)], SettingRow.Write(setting)));
        return verdict == Verdict.Committed ? setting : null;
    }

    private async Task<Refusal?> RegisterAsync(RegisterLine line, Actor actor) =>
        (await grains.GetGrain<ISettingGrain>(line.Id!).DoAsync(line.Registration!.ToCommand(lifts: false), new(actor))).Refusal;
}
