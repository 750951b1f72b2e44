using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Security;
using Capacity.Settings;
using Capacity.Storage.Accounts;
using Capacity.Terms;
using Capacity.Testing;
using Capacity.Web.DailyLetters;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Capacity.Web.Tests.Pages;

/// <summary>A region with something on every page: beds in every state, searches open and closed, holds waiting for an answer, rotas with people and without.</summary>
internal sealed record Scene
{
    /// <summary>Of the demo's provider.</summary>
    private const string Trust = "birmingham-childrens-trust";
    private const string Password = "tram lantern seven geese";

    /// <summary>Authorities of which no other test keeps a rota.</summary>
    public const string OnDuty = "E08000029", AllOnLeave = "E08000027";

    /// <summary>A setting with beds in every state, limits and a hold that waits.</summary>
    public required string Home { get; init; }

    /// <summary>Where the link of a daily letter leads.</summary>
    public string Letter { get; private init; } = "";

    /// <summary>A setting that is suspended as a whole.</summary>
    public required string Suspended { get; init; }

    public required string Closed { get; init; }

    /// <summary>The hold at <see cref="Home"/>.</summary>
    public required string Hold { get; init; }

    /// <summary>An open search with matches, the hold and a brother or sister apart.</summary>
    public required string Search { get; init; }

    /// <summary>An open search that nothing meets.</summary>
    public required string Hopeless { get; init; }

    public required string Placed { get; init; }

    /// <summary>A search that went on with a changed need.</summary>
    public required string Replaced { get; init; }

    /// <summary>The day on which a period of <see cref="OnDuty"/> begins.</summary>
    public required DateOnly Period { get; init; }

    /// <summary>Somebody who was invited.</summary>
    public string Person { get; private init; } = "";

    /// <summary>The secret of the link of their letter.</summary>
    public string Invitation { get; private init; } = "";

    /// <summary>The secret of the link of a letter about a forgotten password.</summary>
    public string Reset { get; private init; } = "";

    /// <summary>The cookies of one who keeps a provider's beds and has an account.</summary>
    public string Own { get; private init; } = "";

    /// <summary>The cookies of a duty worker who has yet to set up a second factor.</summary>
    public string WithoutFactor { get; private init; } = "";

    /// <summary>The cookies of a duty worker whose password was right, and whose code is asked for.</summary>
    public string HalfIn { get; private init; } = "";

    public static async Task<Scene> SetAsync(Tracker tracker)
    {
        var (grains, desk) = (tracker.Service<IGrainFactory>(), tracker.Service<SearchDesk>());
        var home = (await tracker.RegisterAsync(beds: 6, profile: A.Profile(provider: Trust, sector: Sector.InHouse, needs: [.. Catalogue.Needs.Select(n => n.Id)]), name: "Larkhill")).Id;
        await tracker.DoAsync(home, new OccupyBed("1", OnDuty, A.Noon.AddYears(-1), "EDT-1174"), A.Provider);
        await tracker.DoAsync(home, new ExpectFree("1", new(2030, 12, 1)), A.Provider);
        await tracker.DoAsync(home, new SuspendBed("2", SuspensionReason.Staffing, new(2030, 12, 1, 12, 0, 0, TimeSpan.Zero), "Two posts are empty"), A.Provider);
        await tracker.DoAsync(home, new SuspendBed("3", SuspensionReason.Regulator, null, null), A.Commissioner);
        await tracker.DoAsync(home, new SetLimits(A.Limits(12, 16, Gender.Male, ["fire-setting"])), A.Provider);

        var suspended = (await tracker.RegisterAsync(profile: A.Profile(provider: Trust), name: "Beechcroft")).Id;
        await tracker.DoAsync(suspended, new SuspendSetting(SuspensionReason.Quality, null, "Improvement plan"), A.Commissioner);
        var closed = (await tracker.RegisterAsync(name: "The Willows")).Id;
        await tracker.DoAsync(closed, new CloseSetting(), A.Admin);

        var search = await tracker.SearchAsync(A.Need(needs: ["autism", "self-harm"], near: new("B31 2AA")));
        await desk.OpenAsync(Guid.CreateVersion7(), A.Need(age: 9, gender: ChildGender.Female, caseRef: null), A.Duty, await desk.DistrictsAsync(), await grains.GetGrain<ISearchGrain>(search.Id).ReadAsync());
        var hold = await tracker.HoldAsync(search.Id, home);
        var hopeless = await tracker.SearchAsync(A.Need(age: 4, tags: ["pace", "remand"], near: new("CV1 2WT"), withinMiles: 3));
        var (replaced, next) = (await tracker.SearchAsync(A.Need(age: 12, withinMiles: 5)), await tracker.SearchAsync(A.Need(age: 12)));
        await tracker.Service<Replacement>().GoOnAsync((await desk.FindAsync(replaced.Id))!, next.Id, others: false, A.Duty);
        var unmet = await tracker.SearchAsync(A.Need(age: 15, needs: ["violence", "fire-setting"], near: new("WV1 1AA"), withinMiles: 5));
        await desk.CloseAsync(unmet.Id, SearchOutcome.Unmet, "Stayed with an aunt", A.Duty);
        var placed = await tracker.SearchAsync(A.Need(needs: ["autism"]));
        await tracker.PlaceAsync(await tracker.HoldAsync(placed.Id, home));
        await desk.CloseAsync(placed.Id, SearchOutcome.Placed, null, A.Duty);
        var declined = await tracker.SearchAsync(A.Need(needs: ["missing"]));
        var no = await tracker.HoldAsync(declined.Id, home);
        await grains.GetGrain<ISearchGrain>(declined.Id).DoAsync(new DeclineHold(no.ToString(), DeclineReason.Staffing, "No night staff"), new(A.Provider));

        return await PeopleAsync(tracker, new()
        {
            Home = home,
            Suspended = suspended,
            Closed = closed,
            Search = search.Id,
            Hold = hold.ToString(),
            Hopeless = hopeless.Id,
            Placed = placed.Id,
            Replaced = replaced.Id,
            Period = await RotasAsync(tracker),
        });
    }

    private static async Task<DateOnly> RotasAsync(Tracker tracker)
    {
        var desk = tracker.Service<RotaDesk>();
        var period = default(DateOnly);
        foreach (var (authority, district, outcode) in ((string, string, string)[])[(OnDuty, "solihull", "B91"), (AllOnLeave, "dudley", "DY1")])
        {
            var carers = (await tracker.RegisterAsync(profile: A.Profile(SettingType.FosterHousehold, ["fostering-edt"], authority, district, outcode, sector: Sector.InHouse))).Id;
            var reading = await desk.ReadAsync(authority);
            period = reading.Coming(1).First().From;
            var faults = new Faults();
            await desk.PutPeriodAsync(authority, period, [carers], A.Duty, faults);
            if (authority == AllOnLeave) await desk.PutLeaveAsync(authority, new("leave-1", carers, reading.Today, reading.Today.AddDays(2), A.Duty), faults);
            if (faults.Any) throw new InvalidOperationException(string.Join(' ', faults.ByField.SelectMany(f => f.Value)));
        }
        return period;
    }

    private static async Task<Scene> PeopleAsync(Tracker tracker, Scene scene)
    {
        await using var scope = tracker.Service<IServiceScopeFactory>().CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var (links, now) = (tracker.Service<LinkBook>(), tracker.Service<Clock>().Now);
        var (invited, keeper, forgetful, duty, halfIn) = (New(Role.Provider), New(Role.Provider, joined: true), New(Role.Provider, joined: true), New(Role.Duty, joined: true), New(Role.Duty, joined: true));
        foreach (var person in (Person[])[invited, keeper, forgetful, duty, halfIn])
        {
            var made = person.JoinedAt is null ? await people.CreateAsync(person) : await people.CreateAsync(person, Password);
            if (!made.Succeeded) throw new InvalidOperationException(made.ToString());
        }
        await people.ResetAuthenticatorKeyAsync(halfIn);
        await people.SetTwoFactorEnabledAsync(halfIn, true);
        var reader = await tracker.Service<IProviderPeople>().FindAsync(keeper.Id);

        return scene with
        {
            Person = invited.Id,
            Invitation = await links.MakeAsync(invited.Id, LinkPurpose.Invitation, now),
            Reset = await links.MakeAsync(forgetful.Id, LinkPurpose.Reset, now),
            Letter = LetterPost.Path + tracker.Service<LetterLinks>().Seal(reader!, now),
            Own = await tracker.SessionAsync(keeper.Email!, Password),
            WithoutFactor = await tracker.SessionAsync(duty.Email!, Password),
            HalfIn = await tracker.SessionAsync(halfIn.Email!, Password),
        };
    }

    private static Person New(Role role, bool joined = false)
    {
        var email = $"{Guid.NewGuid():N}@example.gov.uk";
        return new()
        {
            Id = Storage.Accounts.Person.NewId(A.Noon), UserName = email, Email = email, Name = "Sam Example", Role = role, ProviderId = role == Role.Provider ? Trust : null,
            InvitedAt = A.Noon, JoinedAt = joined ? A.Noon : null, LockoutEnabled = true,
        };
    }
}
