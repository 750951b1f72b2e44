using Capacity.Terms;
using Capacity.Testing;

namespace Capacity.Web.Tests.Pages;

public sealed class PhoneTests(Tracker tracker) : PageTests(tracker)
{
    private const int Phone = 390;

    [Fact]
    public async Task No_page_is_wider_than_a_phone()
    {
        var home = await Tracker.RegisterAsync();
        var search = await Tracker.SearchAsync(A.Need(needs: [], near: new("B31 2AA")));
        var admin = await Tracker.SignInAsync(Role.Admin, width: Phone);
        string[] paths =
        [
            "/", "/authorities/E08000025", "/authorities/E08000025?family=supported", "/categories/fostering-edt", "/map", "/wall", "/wall/authority/E08000025", "/?family=residential", "/?family=fostering", "/?family=supported", "/districts/birmingham-northfield", "/districts/birmingham-northfield?show=any",
            "/districts/birmingham-northfield?show=suspended", $"/settings/{home.Id}", "/settings/bct-camborne", $"/settings/{home.Id}/suspend", $"/settings/{home.Id}/beds/1/suspend",
            $"/settings/{home.Id}/beds/1/occupy", $"/settings/{home.Id}/beds/1/vacate", $"/settings/{home.Id}/beds/1/expect-free", $"/settings/{home.Id}/limits", "/settings",
            "/find", $"/searches/{search.Id}", "/searches", "/searches?status=closed", "/rota", "/rota/periods/2026-11-23", "/rota/leave", "/handover", "/no-such-page", "/sign-in",
        ];

        foreach (var path in paths)
        {
            await admin.GotoAsync(path);
            var width = await admin.EvaluateAsync<int>("document.documentElement.scrollWidth");

            Assert.True(width <= Phone, $"{path} is {width} wide.");
        }
    }

    [Fact]
    public async Task A_providers_pages_are_not_wider_than_a_phone()
    {
        var provider = await Tracker.SignInAsync(Role.Provider, width: Phone);

        Assert.EndsWith("/settings?mine", provider.Url, StringComparison.Ordinal);
        Assert.Equal(Phone, await provider.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
