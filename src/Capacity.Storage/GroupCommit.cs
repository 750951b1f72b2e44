using System.Threading.Channels;
using Capacity.History;

namespace Capacity.Storage;

/// <summary>
/// Gathers the writes of many callers into one transaction and one flush: who calls while a batch is being written is in the next.
/// Writes are handed over in the order of the calls, each gets its own answer.
/// </summary>
internal sealed class GroupCommit<TWrite, TAnswer> : IAsyncDisposable
{
    /// <summary>Enough that a flush is shared by all who wait, few enough that the last of them does not wait long.</summary>
    public const int MaxBatch = 512;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Func<IReadOnlyList<TWrite>, ValueTask<IReadOnlyList<TAnswer>>> _write;
    private readonly Task _loop;

    /// <param name="write">
    /// Writes a batch, whole or not at all, and answers in its order once it is on disk. It throws <see cref="StoreUnavailableException"/> where the store could not be reached or could not write,
    /// and also where it is not known whether the batch was kept; any other exception says that nothing of it was.
    /// </param>
    public GroupCommit(Func<IReadOnlyList<TWrite>, ValueTask<IReadOnlyList<TAnswer>>> write)
    {
        _write = write;
        _loop = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public Task<TAnswer> WriteAsync(TWrite write)
    {
        var waiting = new Waiting(write);
        return _waiting.Writer.TryWrite(waiting) ? waiting.Answered.Task : Task.FromException<TAnswer>(new StoreUnavailableException("The store is closed."));
    }

    /// <summary>Takes no more, and returns when everything taken has been answered.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<Waiting>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await Task.Yield(); // on a busy machine those that are about to write come along; on an idle one nothing is waited for
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var waiting))
                batch.Add(waiting);

            await WriteAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            var answers = await _write([.. batch.Select(w => w.Write)]);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Answered.SetResult(answers[i]);
        }
        catch (Exception fault) when (batch.Count == 1 || fault is StoreUnavailableException)
        {
            foreach (var waiting in batch)
                waiting.Answered.SetException(fault);
        }
        catch (Exception)
        {
            // One write that cannot be made must not take its neighbours with it: each is tried alone.
            foreach (var waiting in batch)
                await WriteAsync([waiting]);
        }
    }

    private sealed class Waiting(TWrite write)
    {
        public TWrite Write { get; } = write;

        /// <summary>Callers go on elsewhere, so that they never hold up the next batch.</summary>
        public TaskCompletionSource<TAnswer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
