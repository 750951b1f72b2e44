using Capacity.Terms;
using Capacity.Web.Tests.Api;
using Capacity.Web.Tests.Host;

namespace Capacity.Web.Tests.Security;

/// <summary>A provider sees and changes its own settings; another's are not there.</summary>
public class ProviderTests(TrackerHost host)
{
    private HttpClient Provider => host.As(Role.Provider);

    [Fact]
    public async Task Its_own_setting_is_there_for_it()
    {
        var own = await host.RegisterAsync();

        var read = await Provider.AskAsync(own);
        var events = await Provider.AskAsync($"{own}/events");
        var changed = await Provider.PostAsync($"{own}/beds/1/suspend", """{"reason":"staffing"}""");

        Assert.Equal((200, 200, 200), (read.Status, events.Status, changed.Status));
    }

    [Fact]
    public async Task Another_providers_setting_is_answered_as_one_that_is_not_there()
    {
        var others = await host.RegisterAsync(Sample.Profile(provider: "somebody-else"));
        var missing = $"/api/v1/settings/{Sample.Id()}";

        foreach (var path in (string[])["", "/events"])
            Assert.Equal(Said(await Provider.AskAsync(missing + path)), Said(await Provider.AskAsync(others + path)));
        foreach (var command in CommandTable.All.Where(c => c.Path is not ("/beds" or "/close" or "/rate")))
        {
            var answer = await Provider.PostAsync(others + command.Path, command.Body, ifMatch: "\"7\"");
            Assert.Equal(404, answer.Status);
            Assert.Equal(Said(await Provider.PostAsync(missing + command.Path, command.Body, ifMatch: "\"7\"")), Said(answer));
        }
        Assert.Equal(1, (await host.Admin.AskAsync(others)).Version);
    }

    [Fact]
    public async Task Its_list_holds_its_own_only()
    {
        var district = Sample.Id("district");
        var own = await host.RegisterAsync(Sample.Profile(district: district));
        await host.RegisterAsync(Sample.Profile(district: district, provider: "somebody-else"));

        var list = await Provider.AskAsync($"/api/v1/settings?district={district}");
        var others = await Provider.AskAsync($"/api/v1/settings?district={district}&provider=somebody-else");

        Assert.Equal(own, "/api/v1/settings/" + Assert.Single(list.Body["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Empty(others.Body["items"]!.AsArray());
    }

    [Fact]
    public async Task It_is_not_shown_a_case_reference()
    {
        var own = await host.RegisterAsync();
        await host.Duty.PostAsync($"{own}/beds/1/occupy", """{"authority":"E08000025","caseRef":"EDT-1182"}""");

        var seen = await Provider.AskAsync($"{own}/events?after=1");
        var dutys = await host.Duty.AskAsync($"{own}/events?after=1");

        Assert.False(Assert.Single(seen.Body["items"]!.AsArray())!["data"]!.AsObject().ContainsKey("caseRef"));
        Assert.Equal("EDT-1182", Assert.Single(dutys.Body["items"]!.AsArray())!["data"]!["caseRef"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_a_commissioner_suspended_it_does_not_reopen()
    {
        var own = await host.RegisterAsync();
        await host.As(Role.Commissioner).PostAsync($"{own}/beds/1/suspend", """{"reason":"quality"}""");

        var refused = await Provider.PostAsync($"{own}/beds/1/reopen");
        var reopened = await host.As(Role.Commissioner).PostAsync($"{own}/beds/1/reopen");

        Assert.Equal((409, "not-yours-to-reopen"), (refused.Status, refused.Slug));
        Assert.Equal((200, 3), (reopened.Status, reopened.Version));
    }

    [Fact]
    public async Task Its_changes_confirm_and_nobody_elses_do()
    {
        var own = await host.RegisterAsync();
        var registered = await ConfirmedAtAsync(host.Admin.AskAsync(own));

        var afterDuty = await ConfirmedAtAsync(host.Duty.PostAsync($"{own}/beds/1/suspend", """{"reason":"staffing"}"""));
        var afterProvider = await ConfirmedAtAsync(Provider.PostAsync($"{own}/beds/2/suspend", """{"reason":"staffing"}"""));

        Assert.Equal(registered, afterDuty);
        Assert.True(afterProvider > registered);
    }

    private static (int, string?) Said(Answer answer) => (answer.Status, answer.Json?.ToJsonString());

    private static async Task<DateTimeOffset> ConfirmedAtAsync(Task<Answer> answer) => (await answer).Body["confirmedAt"]!.GetValue<DateTimeOffset>();
}
