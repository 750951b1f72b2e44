using System.Net;
using Capacity.Storage.Accounts;
using Capacity.Web.Host;
using Capacity.Web.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Capacity.Web.Tests.Security;

/// <summary>Which passwords are refused, and what is said to whom about them.</summary>
public class PasswordTests
{
    private static readonly Person Ada = new() { Name = "Ada Lovelace", Email = "ada@example.gov.uk" };

    [Theory]
    [InlineData("password1234")]
    [InlineData("qwertyuiop12")]
    [InlineData("111111111111")]
    [InlineData("capacityadmin")]
    [InlineData("lovelace2026")]
    [InlineData("Winter2025!!!")]
    public void What_is_guessed_first_is_refused(string password) => Assert.Contains("too easy to guess", CommonPasswords.Fault(password, Ada), StringComparison.Ordinal);

    [Theory]
    [InlineData("correct gerbil battery moth")]
    [InlineData("zk4-blue-tram-lantern")]
    [InlineData("子ども部屋の青い電車と灯台")]
    public void What_is_long_and_hangs_together_by_nothing_is_taken(string password) => Assert.Null(CommonPasswords.Fault(password, Ada));

    [Fact]
    public void A_password_has_an_end() => Assert.Equal("Use at most 128 characters", CommonPasswords.Fault(new string('x', 129), Ada));

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public async Task The_range_API_hears_five_digits_and_its_padding_does_not_count(int times, bool taken)
    {
        // SHA-1 of "password": 5BAA6 1E4C9B93F3F0682250B6CF8331B7EE68FD8
        var api = new Api($"0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n1E4C9B93F3F0682250B6CF8331B7EE68FD8:{times}\r\n");

        var result = await Checked(api, "password");

        Assert.Equal(taken, result);
        Assert.Equal("https://range.example/range/5BAA6", api.Asked);
    }

    [Fact]
    public async Task A_range_API_that_is_away_keeps_nobody_out() => Assert.True(await Checked(new(null), "password"));

    [Fact]
    public async Task Without_the_setting_nobody_is_asked()
    {
        var api = new Api("");
        using var http = new HttpClient(api);

        await new BreachRange(http, new(null as Uri), NullLogger<BreachRange>.Instance).ValidateAsync(null!, Ada, "password");

        Assert.Null(api.Asked);
    }

    [Theory]
    [InlineData("api.pwnedpasswords.com")]
    [InlineData("http://api.pwnedpasswords.com/range/")]
    public void A_range_that_is_no_safe_address_stops_the_start(string text) =>
        Assert.Contains(text, Assert.Throws<SettingFault>(() => PasswordSettings.Read(With(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_range_is_an_https_address_or_this_machine()
    {
        Assert.Equal("https://api.pwnedpasswords.com/range/", PasswordSettings.Read(With("https://api.pwnedpasswords.com/range")).Range?.AbsoluteUri);
        Assert.NotNull(PasswordSettings.Read(With("http://localhost:8080/range/")).Range);
        Assert.Null(PasswordSettings.Read(With(" ")).Range);
    }

    private static IConfiguration With(string range) => new ConfigurationBuilder().AddInMemoryCollection([new("Passwords:Range", range)]).Build();

    private static async Task<bool> Checked(Api api, string password)
    {
        using var http = new HttpClient(api);
        return (await new BreachRange(http, new(new Uri("https://range.example/range/")), NullLogger<BreachRange>.Instance).ValidateAsync(null!, Ada, password)).Succeeded;
    }

    private sealed class Api(string? answer) : HttpMessageHandler
    {
        public string? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri!.AbsoluteUri;
            return answer is null ? throw new HttpRequestException("away") : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer) });
        }
    }
}
