namespace Capacity.Web.Demo;

/// <summary>Who of the demo's people calls.</summary>
/// <param name="Provider">Of a provider.</param>
internal readonly record struct Voice(Role Role, string? Provider = null)
{
    public static readonly Voice Admin = new(Role.Admin), Commissioner = new(Role.Commissioner), Duty = new(Role.Duty);

    public static Voice Of(string provider) => new(Role.Provider, provider);

    public override string ToString() => Provider ?? Role.Word();
}
