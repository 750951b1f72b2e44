using System.Text.Json.Nodes;
using Capacity.Terms;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Security;

/// <summary>The trail is read by all roles: what of it is another's to know is left out.</summary>
public class TrailTests(TrackerHost host)
{
    private const string Need = """{"age":14,"gender":"male","authority":"E08000026","caseRef":"EDT-1182"}""";

    [Fact]
    public async Task Whom_to_ring_is_in_nobodys_trail()
    {
        var setting = await host.RegisterAsync();
        await host.Admin.PutAsync(setting, Sample.Profile().With("phone", "0121 496 0002"));

        foreach (var role in Enum.GetValues<Role>())
        {
            var events = (await host.As(role).AskAsync($"{setting}/events")).Body["items"]!.AsArray();

            Assert.Equal(["setting-registered", "profile-changed"], events.Select(e => e!["kind"]!.GetValue<string>()));
            Assert.All(events, e => Assert.Equal("Elm House", e!["data"]!["profile"]!["name"]!.GetValue<string>()));
            Assert.DoesNotContain("0121 496", events.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.Duty, "authority bedIds holdId override searchId until", "authority caseRef holdId since")]
    [InlineData(Role.Admin, "authority bedIds holdId override searchId until", "authority caseRef holdId since")]
    [InlineData(Role.Commissioner, "bedIds holdId override searchId until", "authority holdId since")]
    [InlineData(Role.Provider, "bedIds holdId until", "authority holdId since")]
    public async Task Of_a_need_only_those_who_may_search_are_told(Role role, string ofHeld, string ofPlaced)
    {
        var setting = await host.RegisterAsync();
        var search = (await host.Duty.PostAsync("/api/v1/searches", Need)).Body["id"]!.GetValue<string>();
        var hold = await host.Duty.PostAsync($"/api/v1/searches/{search}/holds", new JsonObject { ["settingId"] = setting.Split('/')[^1] });
        await host.Duty.PostAsync($"/api/v1/holds/{hold.Body["id"]!.GetValue<string>()}/place");

        var events = (await host.As(role).AskAsync($"{setting}/events?after=1")).Body["items"]!.AsArray();

        Assert.Equal(["bed-held", "hold-placed"], events.Select(e => e!["kind"]!.GetValue<string>()));
        Assert.Equal([ofHeld, ofPlaced], events.Select(e => string.Join(' ', e!["data"]!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal))));
    }
}
