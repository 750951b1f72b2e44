using System.Net;
using Capacity.Terms;
using Capacity.Web.Tests.Host;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Security;

/// <summary>What a browser is told with every answer, and what it may not be made to do by another site.</summary>
[Collection(RoundCollection.Name)]
public sealed class BrowserTests(TrackerHost host, Round round)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types capacity";

    [Fact]
    public void Every_answer_says_what_a_browser_may_do_with_it()
    {
        Assert.All(round.Tries, t => AssertGuarded(t.Answer));
        Assert.All(round.Tries.Where(t => !t.Door.Route.StartsWith("/app.", StringComparison.Ordinal) && !t.Door.Route.StartsWith("/favicon", StringComparison.Ordinal)),
            t => Assert.True(t.Answer.Headers.CacheControl?.NoStore, $"{t} may be kept."));
    }

    [Fact]
    public void Every_cookie_is_for_this_host_alone_over_https_and_out_of_reach_of_scripts()
    {
        var cookies = round.Tries.SelectMany(t => Visit.SetCookies(t.Answer)).ToList();

        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            var parts = cookie.ToLowerInvariant().Split("; ");
            Assert.StartsWith("__host-", parts[0], StringComparison.Ordinal);
            Assert.Empty(((string[])["path=/", "secure", "httponly", "samesite=lax"]).Except(parts));
            Assert.DoesNotContain(parts, p => p.StartsWith("domain=", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task An_answer_to_a_page_that_broke_is_guarded_too()
    {
        await using var other = await TrackerHost.StartAsync(amend: builder => builder.Services.Configure<RazorPagesOptions>(pages => pages.Conventions.ConfigureFilter(new Breaks())));

        using var broken = await other.Nobody.GetAsync("/sign-in", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        AssertGuarded(broken);
    }

    [Fact]
    public async Task A_form_without_our_secret_changes_nothing()
    {
        var admin = await Visit.BeginAsync(host, Role.Admin);
        var handlers = round.Doors.Where(d => d is { IsPage: true, Changes: true } && d.Route != "/error").ToList();

        Assert.True(handlers.Count > 20, $"{handlers.Count} handlers of forms.");
        foreach (var handler in handlers)
        {
            using var answer = await admin.SendAsync(new(HttpMethod.Post, handler.Path) { Content = new FormUrlEncodedContent([new("Reason", "staffing")]) });

            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{handler}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("cross-site", 401)]
    [InlineData("same-site", 401)]
    [InlineData("same-origin", 200)]
    [InlineData("none", 200)]
    public async Task A_session_does_nothing_for_a_call_that_another_sites_page_makes(string from, int status)
    {
        var duty = await Visit.BeginAsync(host, Role.Duty);
        var setting = await host.RegisterAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{setting}/confirm") { Content = Talk.Json("{}") };
        request.Headers.Add("Sec-Fetch-Site", from);

        using var answer = await duty.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    [InlineData("\\\\example.org/")]
    [InlineData("/\t/example.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~//example.org")]
    public async Task No_form_leads_to_another_site(string elsewhere)
    {
        var nobody = await Visit.BeginAsync(host);
        var token = host.Duty.DefaultRequestHeaders.Authorization!.Parameter!;

        using var signedIn = await nobody.PostAsync($"/sign-in?ReturnUrl={Uri.EscapeDataString(elsewhere)}", ("Token", token));
        using var themed = await nobody.PostAsync("/theme", ("theme", "dark"), ("back", elsewhere));
        using var timed = await nobody.PostAsync("/times", ("times", "full"), ("back", elsewhere));

        Assert.Equal((HttpStatusCode.Redirect, "/"), (themed.StatusCode, themed.Headers.Location?.OriginalString));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (timed.StatusCode, timed.Headers.Location?.OriginalString));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (signedIn.StatusCode, signedIn.Headers.Location?.OriginalString));
    }

    [Fact]
    public void Nobody_is_ever_led_to_another_site() =>
        Assert.All(round.Tries.Where(t => t.Answer.Headers.Location is not null), t => Assert.True(
            t.Answer.Headers.Location is { } to && (!to.IsAbsoluteUri || to.Authority == host.Address.Authority) && !to.OriginalString.StartsWith("//", StringComparison.Ordinal), $"{t} leads to {t.Answer.Headers.Location}"));

    [Fact]
    public async Task A_form_is_a_megabyte_at_most()
    {
        var duty = await Visit.BeginAsync(host, Role.Duty);

        using var answer = await duty.PostAsync("/find", ("Note", new string('x', 2 * 1024 * 1024)));

        Assert.Contains((int)answer.StatusCode, (int[])[400, 413]);
    }

    private static void AssertGuarded(HttpResponseMessage answer)
    {
        Assert.Equal(Policy, Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.StartsWith("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : $"no {name}";

    /// <summary>Breaks the page of signing in, whoever asks for it.</summary>
    private sealed class Breaks : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            if (context.ActionDescriptor.ViewEnginePath == "/Security/SignIn") throw new InvalidOperationException("Broken for the test.");
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
        }
    }
}
