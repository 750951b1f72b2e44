using Capacity.Testing;
using Capacity.Web.Demo;
using Capacity.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Demo;

public class DemoStageTests(TrackerHost host)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task Of_several_nodes_one_plays_until_it_leaves()
    {
        var stage = NewStage();

        Assert.True(await stage.TakeAsync("first", Long));
        Assert.False(await stage.TakeAsync("second", Long));
        Assert.True(await stage.TakeAsync("first", Long));

        await stage.LeaveAsync("second"); // who has it not
        Assert.False(await stage.TakeAsync("second", Long));
        await stage.LeaveAsync("first");
        await Eventually.TrueAsync(async () => await stage.TakeAsync("second", Long));
        Assert.False(await stage.TakeAsync("first", Long));
    }

    [Fact]
    public async Task A_player_that_is_not_heard_of_has_lost_its_turn()
    {
        var stage = NewStage();

        Assert.True(await stage.TakeAsync("first", TimeSpan.Zero));
        Assert.True(await stage.TakeAsync("second", Long));
        Assert.False(await stage.TakeAsync("first", Long));
    }

    private IDemoStageGrain NewStage() => host.Services.GetRequiredService<IGrainFactory>().GetGrain<IDemoStageGrain>(Sample.Id("stage"));
}
