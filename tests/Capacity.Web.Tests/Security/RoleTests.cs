using Capacity.Live;
using Capacity.Security;
using Capacity.Terms;
using Capacity.Web.Live;
using Capacity.Web.Tests.Host;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Capacity.Web.Tests.Security;

/// <summary>Who may: everybody is tried at every door and every topic, and a door that nobody has thought of fails by name.</summary>
[Collection(RoundCollection.Name)]
public sealed class RoleTests(TrackerHost host, Round round, ITestOutputHelper output)
{
    private static readonly Permission[] OfABoard = [Permission.ReadSufficiency, Permission.Watch];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_door_is_in_the_table_or_among_the_open_ones()
    {
        Assert.Empty(round.Doors.Where(d => !RouteTable.All.ContainsKey(d.Key) && !RouteTable.Open.Contains(d.Key)).Select(d => d.ToString()));
        Assert.Empty(RouteTable.All.Keys.Concat(RouteTable.Open).Except(round.Doors.Select(d => d.Key)));
        Assert.Equal(Enum.GetValues<TopicKind>(), RouteTable.Topics.Keys);
    }

    [Fact]
    public void Every_door_names_permissions_or_says_that_it_is_open()
    {
        Assert.Empty(round.Doors.Where(d => d.IsOpen != RouteTable.Open.Contains(d.Key) || d.IsOpen == d.Requires.Count > 0).Select(d => d.ToString()));
        Assert.Empty(round.Doors.Where(d => !d.IsOpen && !d.Roles.SequenceEqual(RouteTable.All[d.Key].Order())).Select(d => $"{d} lets in {string.Join(", ", d.Roles)}"));
        Assert.DoesNotContain(RouteTable.Topics, t => TopicRights.Required(t.Key) is not { } permission || t.Value.Any(role => !role.May(permission)));
    }

    [Fact]
    public void Everybody_is_let_in_where_they_may_and_refused_everywhere_else()
    {
        var wrong = round.Tries.Where(t => !IsRight(t)).Select(t => t.ToString()).Order().ToList();

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        output.WriteLine($"{round.Tries.Count} pairs of caller and door tried: {round.Tries.Select(t => t.Visit).Distinct().Count()} callers, {round.Doors.Count} doors.");
    }

    [Fact]
    public void A_program_that_is_refused_is_told_why_in_problem_details()
    {
        var refused = round.Tries.Where(t => t.Status is 401 or 403 && !t.Door.IsPage).ToList();

        Assert.NotEmpty(refused);
        Assert.All(refused, t => Assert.Equal("application/problem+json", t.Answer.Content.Headers.ContentType?.MediaType));
        Assert.All(refused.Where(t => t.Status == 401), t => Assert.Equal("Bearer", t.Answer.Headers.WwwAuthenticate.ToString()));
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer capacity_never-issued")]
    [InlineData("nonsense")]
    public async Task A_credential_that_is_none_is_refused_and_no_session_stands_in_for_it(string header)
    {
        var admin = await Visit.BeginAsync(host, Role.Admin);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/catalogue");
        request.Headers.TryAddWithoutValidation("Authorization", header);

        using var answer = await admin.SendAsync(request);

        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_token_in_the_address_is_for_the_hub_only() =>
        Assert.Equal(401, (await host.Nobody.AskAsync($"/api/v1/catalogue?access_token={TrackerHost.BootstrapToken}")).Status);

    [Fact]
    public async Task Every_topic_is_shown_to_those_who_may_watch_it_and_to_nobody_else()
    {
        var pairs = 0;
        foreach (var role in Enum.GetValues<Role>())
        {
            await using var hub = await ConnectAsync(role);
            foreach (var (kind, roles) in RouteTable.Topics)
            {
                var topic = new Topic(kind, kind switch { TopicKind.Region or TopicKind.Cover or TopicKind.Handover => "", TopicKind.Provider => TrackerHost.Provider, TopicKind.Authority or TopicKind.Rota => "E08000025", _ => "not-there" });
                var refusal = await RefusalAsync(hub, topic);

                Assert.True(roles.Contains(role) ? refusal?.Contains("forbidden", StringComparison.Ordinal) != true : refusal?.Contains("HubException: forbidden", StringComparison.Ordinal) == true,
                    $"{topic} as {role}: {refusal ?? "shown"}");
                pairs++;
            }
            var another = await RefusalAsync(hub, new(TopicKind.Provider, "somebody-else"));
            Assert.Equal(role == Role.Provider, another?.Contains("HubException: forbidden", StringComparison.Ordinal) == true);
        }
        output.WriteLine($"{pairs} pairs of role and topic tried.");
    }

    private static bool IsRight(Round.Try tried) => tried switch
    {
        { Door.IsOpen: true } => tried.Status < 500 && tried.Status is not (401 or 403) && !tried.LeadsToSigningIn,
        { Visit.Role: null, Door.IsPage: true } => tried.LeadsToSigningIn,
        { Visit.Role: null } => tried.Status == 401,
        { Visit.IsBoard: true } when !tried.Door.Requires.All(OfABoard.Contains) => tried.Status == 403,
        { Visit: { Role: Role.Provider, Browses: true }, Door.Key: ("GET", "/") } => tried.Answer.Headers.Location?.OriginalString == "/settings?mine", // no board: led to its own first page
        { Visit.Role: { } role } when !RouteTable.All.TryGetValue(tried.Door.Key, out var roles) || !roles.Contains(role) => tried.Status == 403,
        _ => tried.Status is not (401 or 403 or 405 or 429 or >= 500) && !tried.LeadsToSigningIn,
    };

    /// <summary>Null: it was shown.</summary>
    private static async Task<string?> RefusalAsync(HubConnection hub, Topic topic)
    {
        try
        {
            await hub.InvokeAsync<object>("Watch", topic.ToString(), Stop);
            return null;
        }
        catch (HubException e)
        {
            return e.Message;
        }
    }

    private async Task<HubConnection> ConnectAsync(Role role)
    {
        var token = host.As(role).DefaultRequestHeaders.Authorization!.Parameter;
        var hub = new HubConnectionBuilder().WithUrl(new Uri(host.Address, "live"), o =>
        {
            (o.Transports, o.SkipNegotiation) = (HttpTransportType.WebSockets, true);
            o.AccessTokenProvider = () => Task.FromResult(token);
        }).Build();
        await hub.StartAsync(Stop);
        return hub;
    }
}
