using Capacity.Web.Host;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;

namespace Capacity.Web.Tests.Host;

public class SiteTests
{
    [Fact]
    public void Links_begin_with_the_address_that_the_settings_say() =>
        Assert.Equal("https://capacity.example.gov.uk/reset?code=1", At("http://0.0.0.0:8080", "https://capacity.example.gov.uk/").Link("/reset?code=1").AbsoluteUri);

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/reset")]
    [InlineData("http://127.0.0.1:5081", "http://127.0.0.1:5081/reset")]
    [InlineData("http://[::]:8080", "http://localhost:8080/reset")]
    [InlineData("http://+:8080", "http://localhost:8080/reset")]
    [InlineData("https://0.0.0.0:8443", "https://localhost:8443/reset")]
    [InlineData("http://unix:/run/capacity.sock", "http://localhost/reset")]
    public void Unless_said_they_are_for_this_machines_own_user(string bound, string expected) => Assert.Equal(expected, At(bound).Link("/reset").AbsoluteUri);

    [Fact]
    public void A_link_leads_nowhere_else()
    {
        var site = At("http://localhost:5080");

        Assert.Equal("localhost", site.Link("//evil.example/reset").Host);
        Assert.Throws<ArgumentException>(() => site.Link("https://evil.example/reset"));
        Assert.Throws<ArgumentException>(() => site.Link(".evil.example/reset"));
    }

    [Theory]
    [InlineData("capacity.example.gov.uk")]
    [InlineData("http://capacity.example.gov.uk")]
    [InlineData("https://capacity.example.gov.uk/tracker")]
    [InlineData("https://capacity.example.gov.uk/?a=b")]
    [InlineData("https://user@capacity.example.gov.uk")]
    [InlineData("ftp://capacity.example.gov.uk")]
    public void An_address_that_letters_may_not_name_stops_the_start(string site)
    {
        var fault = Assert.Throws<SettingFault>(() => Read(site));

        Assert.StartsWith($"CAPACITY_SITE is '{site}'", fault.Message, StringComparison.Ordinal);
    }

    private static Site At(string bound, string? said = null) => new(Read(said), new Bound(bound));

    private static StartSettings Read(string? site) =>
        StartSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("CAPACITY_SITE", site)]).Build(), Path.GetTempPath());

    private sealed class Bound : IServer, IServerAddressesFeature
    {
        public Bound(string address)
        {
            Addresses = [address];
            Features.Set<IServerAddressesFeature>(this);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public ICollection<string> Addresses { get; }

        public bool PreferHostingUrls { get; set; }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
