using Capacity.History;
using Capacity.Storage;

namespace Capacity.Tests.Storage;

public class GroupCommitTests
{
    [Fact]
    public async Task Who_waits_while_a_batch_is_written_is_in_the_next_one_in_the_order_of_the_calls()
    {
        var disk = new Disk();
        await using var commits = new GroupCommit<int, int>(disk.WriteAsync);
        var first = commits.WriteAsync(0);
        await disk.Writing.WaitAsync(TestContext.Current.CancellationToken);

        var rest = Enumerable.Range(1, 700).Select(commits.WriteAsync).ToArray();
        disk.Release();
        await first;
        await Task.WhenAll(rest);

        Assert.Equal([1, GroupCommit<int, int>.MaxBatch, 700 - GroupCommit<int, int>.MaxBatch], disk.Batches.Select(b => b.Count));
        Assert.Equal(Enumerable.Range(0, 701), disk.Batches.SelectMany(b => b));
    }

    [Fact]
    public async Task Each_caller_gets_its_own_answer()
    {
        var disk = new Disk(released: true);
        await using var commits = new GroupCommit<int, int>(disk.WriteAsync);

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(commits.WriteAsync));

        Assert.Equal(Enumerable.Range(0, 1_000).Select(n => n * 10), answers);
    }

    [Fact]
    public async Task A_store_that_is_away_faults_all_of_a_batch_once_and_the_next_batch_goes_through()
    {
        var disk = new Disk { Fault = _ => new StoreUnavailableException("away") };
        await using var commits = new GroupCommit<int, int>(disk.WriteAsync);
        var first = commits.WriteAsync(0);
        await disk.Writing.WaitAsync(TestContext.Current.CancellationToken);
        var rest = Enumerable.Range(1, 5).Select(commits.WriteAsync).ToArray();
        disk.Release();

        foreach (var waiting in rest.Prepend(first))
            Assert.Equal("away", (await Assert.ThrowsAsync<StoreUnavailableException>(() => waiting)).Message);

        Assert.Equal([1, 5], disk.Batches.Select(b => b.Count));
        disk.Fault = null;
        Assert.Equal(60, await commits.WriteAsync(6));
    }

    [Fact]
    public async Task A_write_that_cannot_be_made_fails_alone()
    {
        var disk = new Disk { Fault = batch => batch.Contains(3) ? new InvalidOperationException("three") : null };
        await using var commits = new GroupCommit<int, int>(disk.WriteAsync);
        var first = commits.WriteAsync(0);
        await disk.Writing.WaitAsync(TestContext.Current.CancellationToken);
        var rest = Enumerable.Range(1, 5).Select(commits.WriteAsync).ToArray();
        disk.Release();

        Assert.Equal("three", (await Assert.ThrowsAsync<InvalidOperationException>(() => rest[2])).Message);
        Task<int>[] others = [first, .. rest.Where(r => r != rest[2])];
        var answers = await Task.WhenAll(others);
        Assert.Equal([0, 10, 20, 40, 50], answers);
    }

    [Fact]
    public async Task A_stop_writes_what_was_taken_and_refuses_the_rest()
    {
        var disk = new Disk();
        var commits = new GroupCommit<int, int>(disk.WriteAsync);
        var taken = Enumerable.Range(0, 10).Select(commits.WriteAsync).ToArray();

        var stopping = commits.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => commits.WriteAsync(10));
        Assert.False(stopping.IsCompleted);
        disk.Release();
        await stopping;

        Assert.All(taken, t => Assert.True(t.IsCompletedSuccessfully));
    }

    /// <summary>Answers ten times what is written; holds the first batch until it is released.</summary>
    private sealed class Disk(bool released = false)
    {
        private readonly TaskCompletionSource _writing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<IReadOnlyList<int>> Batches { get; } = [];

        public Func<IReadOnlyList<int>, Exception?>? Fault { get; set; }

        public Task Writing => _writing.Task;

        public void Release() => _released.TrySetResult();

        public async ValueTask<IReadOnlyList<int>> WriteAsync(IReadOnlyList<int> batch)
        {
            Batches.Add(batch);
            _writing.TrySetResult();
            if (!released)
                await _released.Task;

            return Fault?.Invoke(batch) is { } fault ? throw fault : [.. batch.Select(n => n * 10)];
        }
    }
}
