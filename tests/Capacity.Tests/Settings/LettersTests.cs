using System.Collections.Concurrent;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Settings.Attention;
using Capacity.Settings.DailyLetters;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Tests.Placements.Authorities;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Capacity.Tests.Settings;

/// <summary>The daily letters on a cluster of two silos whose clock the test moves: one test after another, each on a day of its own.</summary>
public sealed class LettersTests : IAsyncLifetime
{
    private static readonly ProviderPerson Ann = new("p-ann", "Ann", "ann@acme.example", "acme-care", "s1");
    private static readonly ProviderPerson Bob = new("p-bob", "Bob", "bob@birch.example", "birch-care", "s1");

    private readonly Post _post = new();
    private TestTracker _tracker = null!;

    public async ValueTask InitializeAsync()
    {
        _tracker = await TestTracker.StartAsync(rooms: services => services
            .AddSingleton<IProviderPeople>(new People(Ann, Bob)).AddSingleton<ILetterPost>(_post).AddSingleton(LetterHour.Standard));
        await RegisterAsync("acme-1", "acme-care");
        await RegisterAsync("birch-1", "birch-care");
    }

    public ValueTask DisposeAsync() => _tracker.DisposeAsync();

    [Fact]
    public async Task A_letter_is_written_once_a_day_at_the_hour_to_whom_something_waits()
    {
        At("2026-11-26 12:00"); // 72 hours after the registration
        await _tracker.Setting("birch-1").DoAsync(new Confirm(), new(A.Duty));

        At("2026-11-27 06:59");
        await RunAsync();
        Assert.Empty(_post.Taken);
        At("2026-11-27 07:00");
        await RunAsync();
        await RunAsync();
        At("2026-11-27 23:59");
        await RunAsync();

        Assert.Equal(["p-ann: acme-1"], _post.Taken);
        At("2026-11-28 07:01");
        await RunAsync();
        Assert.Equal(["p-ann: acme-1", "p-ann: acme-1"], _post.Taken);
    }

    [Fact]
    public async Task A_restart_neither_repeats_nor_loses_one()
    {
        At("2026-11-27 07:00");
        _post.Refuses = "p-bob";
        await RunAsync();
        Assert.Equal(["p-ann: acme-1"], _post.Taken);

        await _tracker.RestartAsync();
        At("2026-11-27 15:30");
        _post.Refuses = null;
        await RunAsync();

        Assert.Equal(["p-ann: acme-1", "p-bob: birch-1"], _post.Taken);
    }

    [Fact]
    public async Task An_activation_that_was_left_behind_writes_to_nobody()
    {
        At("2026-11-27 07:00");
        var left = _tracker.Grains.GetGrain<ILettersGrain>(ILettersGrain.One);
        _post.Meanwhile = async () =>
        {
            // While the first letter is on its way, another silo, which believes this one dead, has written the rest.
            _post.Meanwhile = null;
            await OverwriteAsync(new(new(2026, 11, 27), ["p-ann", "p-bob"], null));
        };

        await left.RunAsync();
        await left.RunAsync();

        Assert.Equal(["p-ann: acme-1"], _post.Taken);
    }

    private async Task OverwriteAsync(LettersDone done)
    {
        var services = _tracker.Cluster.GetSiloServiceProvider(_tracker.Cluster.Silos[0].SiloAddress);
        var storage = services.GetService<IGrainStorage>() ?? services.GetRequiredKeyedService<IGrainStorage>("Default");
        var state = new GrainState<LettersRecord>();
        var id = _tracker.Grains.GetGrain<ILettersGrain>(ILettersGrain.One).GetGrainId();
        await storage.ReadStateAsync("daily-letters", id, state);
        state.State = new() { Done = done };
        await storage.WriteStateAsync("daily-letters", id, state);
    }

    private void At(string wall) => _tracker.Clock.Set(Wall.At(wall));

    private Task RunAsync() => _tracker.Grains.GetGrain<ILettersGrain>(ILettersGrain.One).RunAsync().AsTask();

    private async Task RegisterAsync(string id, string provider) =>
        await _tracker.Setting(id).DoAsync(new RegisterSetting(A.Profile(provider: provider), 2, SettingStatus.Open), new(A.Admin));

    private sealed class People(params ProviderPerson[] all) : IProviderPeople
    {
        public ValueTask<IReadOnlyList<ProviderPerson>> ReadAsync(CancellationToken stop = default) => new(all);

        public ValueTask<ProviderPerson?> FindAsync(string id, CancellationToken stop = default) => new(all.FirstOrDefault(p => p.Id == id));
    }

    private sealed class Post : ILetterPost
    {
        public ConcurrentQueue<string> Taken { get; } = new();

        public string? Refuses { get; set; }

        public Func<Task>? Meanwhile { get; set; }

        public bool CanSend => true;

        public async Task SendAsync(ProviderPerson to, IReadOnlyList<Matter> matters, int settings, DateTimeOffset now)
        {
            if (Meanwhile is { } other) await other();
            if (to.Id == Refuses) throw new IOException("The server said nothing.");
            Taken.Enqueue($"{to.Id}: {string.Join(", ", matters.Select(m => m.Setting.Id))}");
        }
    }
}
