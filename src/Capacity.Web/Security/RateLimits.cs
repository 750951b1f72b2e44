using System.Globalization;
using System.Threading.RateLimiting;
using Capacity.Web.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace Capacity.Web.Security;

/// <summary>What may not be asked too often, by whom. An endpoint names one of these; who asks too often is told when to ask again.</summary>
internal static class RateLimits
{
    /// <summary>Forms that are sent to sign in, by address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Searches that are begun, by caller.</summary>
    public const string Search = "search";

    /// <summary>Imports, by caller.</summary>
    public const string Import = "import";

    /// <summary>Connections to the hub, by caller.</summary>
    public const string Hub = "hub";

    public static IServiceCollection AddRateLimits(this IServiceCollection services, RequestLimits limits) => services
        .AddSingleton(limits)
        .AddSingleton<FailedSignIns>()
        .AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) => AnswerAsync(rejected);
            options.AddPolicy(SignIn, context => Sends(context) ? Limit(Addresses.Of(context), limits.SignIns) : NoLimit);
            options.AddPolicy(Search, context => Sends(context) ? LimitCaller(context, limits.Searches, limits.TokenSearches) : NoLimit);
            options.AddPolicy(Import, context => LimitCaller(context, limits.Imports, limits.TokenImports));
            options.AddPolicy(Hub, context => Connects(context) ? LimitCaller(context, limits.HubConnections, limits.TokenHubConnections) : NoLimit);
        });

    /// <summary>Whole seconds, so that whoever waits as long as it says is let in.</summary>
    public static void RetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static readonly RateLimitPartition<string> NoLimit = RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> LimitCaller(HttpContext context, int person, int token) => Caller.Of(context.User) switch
    {
        null => NoLimit, // refused already
        { Kind: ActorKind.Token } caller when BearerHandler.IsMeant(context) => Limit(caller.Actor.Caller, token),
        { } caller => Limit($"browser {caller.Actor.Caller}", person),
    };

    private static RateLimitPartition<string> Limit(string who, int perMinute) =>
        RequestLimits.Bucket(perMinute) is { } bucket ? RateLimitPartition.GetTokenBucketLimiter(who, _ => bucket) : NoLimit;

    private static bool Sends(HttpContext context) => HttpMethods.IsPost(context.Request.Method);

    /// <summary>What a connection sends by long polling is not a new one.</summary>
    private static bool Connects(HttpContext context) => !context.Request.Query.ContainsKey("id");

    private static async ValueTask AnswerAsync(OnRejectedContext rejected)
    {
        var context = rejected.HttpContext;
        context.Response.RetryAfter(rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero);
        if (context.Request.IsForPrograms()) await Problem.TooManyRequests.ExecuteAsync(context); // a person is shown the page of errors
    }
}
