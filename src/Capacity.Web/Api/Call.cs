using System.Globalization;
using System.Reflection;
using Capacity.History;
using Capacity.Settings;
using Capacity.Web.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace Capacity.Web.Api;

/// <summary>
/// What a changing call brings: who, a body, a key, a version. A handler takes it as a parameter, asks <see cref="Check"/> about what the types do not say, and refuses
/// with <see cref="Check.Problem"/> before it does anything.
/// </summary>
/// <typeparam name="TBody">A record with nullable init members.</typeparam>
internal sealed class Call<TBody> : IBindableFromHttpContext<Call<TBody>>, IEndpointParameterMetadataProvider where TBody : class, new()
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    private Call(HttpContext context) => (Http, Caller, Now) = (context, Caller.Of(context), context.RequestServices.GetRequiredService<Clock>().Now);

    public HttpContext Http { get; }

    public Caller Caller { get; }

    public DateTimeOffset Now { get; }

    public Check Check { get; } = new();

    public TBody Body { get; private set; } = new();

    /// <summary>The Idempotency-Key, if there is one.</summary>
    public string? Key { get; private set; }

    /// <summary>The version of If-Match, if there is one.</summary>
    public int? IfVersion { get; private set; }

    /// <summary>Of a call with a key and its body: the same key with another is refused. Empty without a key.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>How the call comes to a setting.</summary>
    public Envelope Envelope => new(Caller.Actor, Key, Fingerprint, IfVersion, Http.OnlyOf(Caller));

    /// <summary>Whether a member is in the body, null or not.</summary>
    public bool Has(string member) => _given.Contains(member);

    /// <summary>
    /// Whether nothing is wrong, or nothing but that time has gone by since the same call was answered: such a repeat is not refused, it is answered its first outcome.
    /// </summary>
    public async ValueTask<bool> MayGoOnAsync(string setting) => Check.Problem is null || Key is { } key && Check.FailsByTimeAlone
        && await Http.RequestServices.GetRequiredService<IJournal>().FindOutcomeAsync(setting, Caller.Actor.Caller, key, Now, Http.RequestAborted) is not null;

    public static async ValueTask<Call<TBody>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var call = new Call<TBody>(context);
        call.Key = IdempotencyKey.Read(context.Request, call.Check);
        call.ReadVersion(context.Request.Headers.IfMatch);
        using var body = await Api.Body.ReadAsync(context.Request, call.Check);
        if (body is null) return call;

        call.Body = (TBody)Members.Read(typeof(TBody), body.RootElement, "", call.Check);
        call._given.UnionWith(Members.Names(body.RootElement));
        if (call.Check.Problem is not null && !call.Check.FailsByTimeAlone) return call;
        if (call.Key is not null) call.Fingerprint = Api.Fingerprint.Of(context.Request.Method, context.Request.Path, body.RootElement);
        return call;
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new BodyType(typeof(TBody)));

    private void ReadVersion(StringValues header)
    {
        if (header.Count == 0) return;
        var text = header.ToString();
        if (header.Count > 1 || text.Length < 3 || text[0] != '"' || text[^1] != '"' || !text[1..^1].All(char.IsAsciiDigit))
            Check.Fault("If-Match", "It is the version in quotes, like \"42\".");
        else IfVersion = int.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : int.MaxValue;
    }
}

/// <summary>An endpoint's body, for the OpenAPI document.</summary>
internal sealed record BodyType(Type Type);

/// <summary>A body without members.</summary>
internal sealed record Nothing;
