using System.Net;
using System.Text.RegularExpressions;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Settings.DailyLetters;
using Capacity.Storage.Accounts;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.DailyLetters;
using Capacity.Web.Tests.Host;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.DailyLetters;

/// <summary>The link of a daily letter, as a mailbox follows it: nobody is signed in, and one test moves the clock at a time.</summary>
public sealed partial class ConfirmLinkTests(ConfirmLinkTests.Mailbox mailbox) : IClassFixture<ConfirmLinkTests.Mailbox>
{
    private readonly HttpClient _reader = mailbox.NewReader();

    [Fact]
    public async Task The_link_of_a_letter_that_was_sent_confirms_after_one_tap_as_the_person_it_was_written_to()
    {
        var home = await mailbox.RegisterAsync();
        mailbox.Clock.Advance(TimeSpan.FromDays(4));
        var link = await mailbox.LetterAsync();

        var page = await _reader.GetStringAsync(link, TestContext.Current.CancellationToken);
        Assert.Contains(home.Profile.Name, page, StringComparison.Ordinal);
        Assert.Equal(1, (await mailbox.ReadAsync(home.Id)).Version);
        var answer = await PostAsync(link, page);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var trail = (await mailbox.TrailAsync(home.Id))[^1];
        Assert.Equal(("confirmed", "user", mailbox.Manager.Id, "provider"), trail);
    }

    [Fact]
    public async Task Opening_it_changes_nothing_however_often_and_in_whatever_way()
    {
        var home = await mailbox.RegisterAsync();
        var link = mailbox.Link();

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get, HttpMethod.Options })
            await _reader.SendAsync(new(method, link), TestContext.Current.CancellationToken);

        Assert.Equal(1, (await mailbox.ReadAsync(home.Id)).Version);
    }

    [Fact]
    public async Task Followed_again_it_confirms_nothing_again()
    {
        var home = await mailbox.RegisterAsync();
        var link = mailbox.Link();
        var page = await _reader.GetStringAsync(link, TestContext.Current.CancellationToken);

        await PostAsync(link, page);
        await PostAsync(link, page);
        mailbox.Clock.Advance(TimeSpan.FromHours(2));
        await PostAsync(link, page);
        var later = await _reader.GetStringAsync(link, TestContext.Current.CancellationToken);

        Assert.Equal(2, (await mailbox.ReadAsync(home.Id)).Version);
        Assert.DoesNotContain(home.Id, later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_changed_since_it_was_shown_is_left_out_and_named()
    {
        var home = await mailbox.RegisterAsync();
        var link = mailbox.Link();
        var page = await _reader.GetStringAsync(link, TestContext.Current.CancellationToken);
        await mailbox.DoAsync(home.Id, new SuspendBed("1", SuspensionReason.Quality), A.Commissioner);

        var answer = await PostAsync(link, page);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"{home.Profile.Name} was not confirmed.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Equal(2, (await mailbox.ReadAsync(home.Id)).Version);
    }

    [Fact]
    public async Task It_works_for_its_provider_alone()
    {
        var (own, other) = (await mailbox.RegisterAsync(), await mailbox.RegisterAsync("birch-care"));
        var link = mailbox.Link();
        var page = await _reader.GetStringAsync(link, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(other.Id, page, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Profile.Name, page, StringComparison.Ordinal);

        await PostAsync(link, page, $"{other.Id}:1", $"{own.Id}:1");

        Assert.Equal(1, (await mailbox.ReadAsync(other.Id)).Version);
        Assert.Equal(2, (await mailbox.ReadAsync(own.Id)).Version);
    }

    [Fact]
    public async Task It_opens_nothing_else()
    {
        var home = await mailbox.RegisterAsync();
        await PostAsync(mailbox.Link(), await _reader.GetStringAsync(mailbox.Link(), TestContext.Current.CancellationToken));

        foreach (var path in new[] { "/settings", $"/settings/{home.Id}", $"/settings/{home.Id}/limits", "/" })
        {
            var answer = await _reader.GetAsync(path, TestContext.Current.CancellationToken);

            Assert.Equal("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await _reader.GetAsync($"/api/v1/settings/{home.Id}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task It_expires()
    {
        var home = await mailbox.RegisterAsync();
        var link = mailbox.Link();
        var page = await _reader.GetStringAsync(link, TestContext.Current.CancellationToken);

        mailbox.Clock.Advance(TimeSpan.FromHours(24));

        await NothingIsThereAsync(link, page, home.Id);
    }

    [Fact]
    public async Task One_that_was_tampered_with_does_not_work()
    {
        var home = await mailbox.RegisterAsync();
        var link = mailbox.Link();
        var page = await _reader.GetStringAsync(link, TestContext.Current.CancellationToken);

        foreach (var at in new[] { "/confirm/".Length, link.Length / 2, link.Length - 2 })
            await NothingIsThereAsync(string.Concat(link.AsSpan(0, at), link[at] == 'A' ? "B" : "A", link.AsSpan(at + 1)), page, home.Id);
        await NothingIsThereAsync("/confirm/nonsense", page, home.Id);
    }

    public enum Since { SignedOutEverywhere, Disabled, KeepsAnotherProviders }

    [Theory]
    [InlineData(Since.SignedOutEverywhere)]
    [InlineData(Since.Disabled)]
    [InlineData(Since.KeepsAnotherProviders)]
    public async Task It_no_longer_works_once_the_person_has(Since what)
    {
        var home = await mailbox.RegisterAsync();
        var (link, page) = (mailbox.Link(), await _reader.GetStringAsync(mailbox.Link(), TestContext.Current.CancellationToken));

        await mailbox.ChangeManagerAsync(what);

        await NothingIsThereAsync(link, page, home.Id);
        await mailbox.ManagerReturnsAsync();
        Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync(mailbox.Link(), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_tap_that_another_site_sends_is_refused()
    {
        var home = await mailbox.RegisterAsync();

        using var answer = await mailbox.NewReader().PostAsync(mailbox.Link(), new FormUrlEncodedContent([new("shown", $"{home.Id}:1")]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(1, (await mailbox.ReadAsync(home.Id)).Version);
    }

    /// <param name="page">Of a link that worked: its token against forgery is good.</param>
    private async Task NothingIsThereAsync(string link, string page, string home)
    {
        var (read, told) = (await _reader.GetAsync(link, TestContext.Current.CancellationToken), await PostAsync(link, page, $"{home}:1"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, told.StatusCode));
        Assert.DoesNotContain(home, await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, (await mailbox.ReadAsync(home)).Version);
    }

    /// <summary>Taps the page's button; with what the page shows, unless it is said.</summary>
    private Task<HttpResponseMessage> PostAsync(string link, string page, params string[] shown)
    {
        var fields = (shown.Length > 0 ? shown : Shown().Matches(page).Select(m => m.Groups[1].Value)).Select(s => KeyValuePair.Create("shown", s))
            .Append(new("__RequestVerificationToken", Token().Match(page).Groups[1].Value));
        return _reader.PostAsync(link, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("name=\"shown\" value=\"([^\"]+)\"")]
    private static partial Regex Shown();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>A host with a clock that tests move and a provider's mailbox, and who reads it.</summary>
    public sealed class Mailbox : IAsyncLifetime
    {
        private readonly List<HttpClient> _readers = [];
        private readonly TempFolder _letters = new();
        private TrackerHost _host = null!;
        private Person _manager = null!;
        private int _homes;

        internal ManualClock Clock { get; } = new(A.Noon);

        /// <summary>As they are now.</summary>
        internal ProviderPerson Manager { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _host = await TrackerHost.StartAsync(amend: builder => builder.Services.AddSingleton<Clock>(Clock), settings: [$"Mail:Folder={_letters.Path}"]);
            var email = "manager@acme.example";
            _manager = new() { Id = Person.NewId(A.Noon), Name = "Ann Alder", Email = email, UserName = email, Role = Role.Provider, ProviderId = "acme-care", InvitedAt = A.Noon, JoinedAt = A.Noon };
            await PeopleAsync(async people => Assert.True((await people.CreateAsync(_manager)).Succeeded));
        }

        internal Task ChangeManagerAsync(Since what) => PeopleAsync(async people =>
        {
            var person = (await people.FindByIdAsync(_manager.Id))!;
            if (what == Since.SignedOutEverywhere) await people.UpdateSecurityStampAsync(person);
            if (what == Since.Disabled) person.Disabled = true;
            if (what == Since.KeepsAnotherProviders) person.ProviderId = "birch-care";
            Assert.True((await people.UpdateAsync(person)).Succeeded);
        });

        internal Task ManagerReturnsAsync() => PeopleAsync(async people =>
        {
            var person = (await people.FindByIdAsync(_manager.Id))!;
            (person.Disabled, person.ProviderId) = (false, "acme-care");
            Assert.True((await people.UpdateAsync(person)).Succeeded);
        });

        private async Task PeopleAsync(Func<UserManager<Person>, Task> work)
        {
            await using var scope = _host.Services.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<UserManager<Person>>());
            Manager = (await _host.Services.GetRequiredService<IProviderPeople>().FindAsync(_manager.Id)) ?? Manager;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var reader in _readers) reader.Dispose();
            await _host.DisposeAsync();
            _letters.Dispose();
        }

        internal HttpClient NewReader()
        {
            _readers.Add(new(new HostCookies()) { BaseAddress = _host.Address });
            return _readers[^1];
        }

        /// <summary>A link as a letter of this moment has it; what was registered before is older.</summary>
        internal string Link()
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return LetterPost.Path + _host.Services.GetRequiredService<LetterLinks>().Seal(Manager, Clock.Now);
        }

        /// <summary>The link of the letter that the daily round writes now.</summary>
        internal async Task<string> LetterAsync()
        {
            await Grains.GetGrain<ILettersGrain>(ILettersGrain.One).RunAsync();
            var letter = MimeKit.MimeMessage.Load(Directory.GetFiles(_letters.Path, "*.eml").Order().Last());
            return new Uri(letter.TextBody!.Split('\n').Select(l => l.Trim()).Single(l => l.Contains(LetterPost.Path, StringComparison.Ordinal))).PathAndQuery;
        }

        internal async Task<Setting> RegisterAsync(string provider = "acme-care")
        {
            var id = $"letters-{Interlocked.Increment(ref _homes)}";
            return (await DoAsync(id, new RegisterSetting(A.Profile(provider: provider, name: $"House of {id}"), 2, SettingStatus.Open), A.Admin)).Setting!;
        }

        internal async Task<SettingAnswer> DoAsync(string id, SettingCommand command, Actor by) => await Grains.GetGrain<ISettingGrain>(id).DoAsync(command, new(by));

        internal async Task<Setting> ReadAsync(string id) => (await Grains.GetGrain<ISettingGrain>(id).ReadAsync())!;

        internal async Task<IReadOnlyList<(string Kind, string ActorKind, string Actor, string Role)>> TrailAsync(string id)
        {
            var events = (await _host.Admin.AskAsync($"/api/v1/settings/{id}/events")).Body["items"]!.AsArray();
            return [.. events.Select(e => (Text(e!["kind"]), Text(e["actor"]!["kind"]), Text(e["actor"]!["id"]), Text(e["actor"]!["role"])))];

            static string Text(System.Text.Json.Nodes.JsonNode? node) => node!.GetValue<string>();
        }

        private IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();
    }
}
