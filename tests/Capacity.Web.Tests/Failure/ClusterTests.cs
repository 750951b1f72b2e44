using System.Globalization;

namespace Capacity.Web.Tests.Failure;

/// <summary>Tests that break a cluster under load: each begins with a whole one, and ends with nothing lost and nothing done twice.</summary>
[Collection(ClusterCollection.Name), Trait("Category", "Failure")]
public abstract class ClusterTests(TrackerCluster cluster) : IAsyncLifetime
{
    /// <summary>Acknowledged changes: enough that every worker of the ledger has had its turn on every setting of its own.</summary>
    protected const int Steady = 150;

    private Ledger? _ledger;

    protected TrackerCluster Cluster => cluster;

    private protected Ledger Ledger => _ledger!;

    public async ValueTask InitializeAsync()
    {
        await cluster.ReadyAsync();
        _ledger = await Ledger.StartAsync(cluster.Client);
        await _ledger.MoreAsync(Steady);
        _ledger.Forget();
    }

    public async ValueTask DisposeAsync()
    {
        if (_ledger is not null) await _ledger.StopAsync();
        _ledger?.Dispose();
        await cluster.ReadyAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>It goes on by itself; then the ledger is closed and held against the tracker.</summary>
    private protected async Task GoesOnAndLosesNothingAsync(string after)
    {
        await Ledger.MoreAsync(Steady);
        await cluster.ReadyAsync();
        await Ledger.StopAsync();
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{after}: a change waited {Ledger.LongestWait.TotalSeconds:0.0} s at most")); // to read, not to judge
        try
        {
            await Ledger.VerifyAsync();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException(e.Message + await cluster.StateAsync(), e);
        }
    }
}
