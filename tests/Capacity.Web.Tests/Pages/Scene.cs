using Capacity.Placements;
using Capacity.Placements.Rota;
using Capacity.Security;
using Capacity.Settings;
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

    /// <summary>Authorities of which no other test keeps a rota.</summary>
    public const string OnDuty = "E08000029", AllOnLeave = "E08000027";

    /// <summary>A setting with beds in every state, limits and a hold that waits.</summary>
    public required string Home { get; init; }

    /// <summary>Where the link of a daily letter leads.</summary>
    public required string Letter { get; init; }

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

    /// <summary>The day on which a period of <see cref="OnDuty"/> begins.</summary>
    public required DateOnly Period { get; init; }

    /// <summary>Somebody who was invited.</summary>
    public required string Person { get; init; }

    public static async Task<Scene> SetAsync(Tracker tracker)
    {
        var (grains, desk) = (tracker.Service<IGrainFactory>(), tracker.Service<SearchDesk>());
        var home = (await tracker.RegisterAsync(beds: 6, profile: A.Profile(provider: Trust, sector: Sector.InHouse, needs: [.. Catalogue.Needs.Select(n => n.Id)]))).Id;
        await tracker.DoAsync(home, new OccupyBed("1", OnDuty, A.Noon.AddYears(-1), "EDT-1174"), A.Provider);
        await tracker.DoAsync(home, new ExpectFree("1", new(2030, 12, 1)), A.Provider);
        await tracker.DoAsync(home, new SuspendBed("2", SuspensionReason.Staffing, new(2030, 12, 1, 12, 0, 0, TimeSpan.Zero), "Two posts are empty"), A.Provider);
        await tracker.DoAsync(home, new SuspendBed("3", SuspensionReason.Regulator, null, null), A.Commissioner);
        await tracker.DoAsync(home, new SetLimits(A.Limits(12, 16, Gender.Male, ["fire-setting"])), A.Provider);

        var suspended = (await tracker.RegisterAsync(profile: A.Profile(provider: Trust))).Id;
        await tracker.DoAsync(suspended, new SuspendSetting(SuspensionReason.Quality, null, "Improvement plan"), A.Commissioner);
        var closed = (await tracker.RegisterAsync()).Id;
        await tracker.DoAsync(closed, new CloseSetting(), A.Admin);

        var search = await tracker.SearchAsync(A.Need(needs: ["autism", "self-harm"], near: new("B31 2AA")));
        await desk.OpenAsync(Guid.CreateVersion7(), A.Need(age: 9, gender: ChildGender.Female, caseRef: null), A.Duty, await desk.DistrictsAsync(), await grains.GetGrain<ISearchGrain>(search.Id).ReadAsync());
        var hold = await tracker.HoldAsync(search.Id, home);
        var hopeless = await tracker.SearchAsync(A.Need(age: 4, tags: ["pace", "remand"], near: new("CV1 2WT"), withinMiles: 3));
        var unmet = await tracker.SearchAsync(A.Need(age: 15, needs: ["violence", "fire-setting"], near: new("WV1 1AA"), withinMiles: 5));
        await desk.CloseAsync(unmet.Id, SearchOutcome.Unmet, "Stayed with an aunt", A.Duty);
        var placed = await tracker.SearchAsync(A.Need(needs: ["autism"]));
        await tracker.PlaceAsync(await tracker.HoldAsync(placed.Id, home));
        await desk.CloseAsync(placed.Id, SearchOutcome.Placed, null, A.Duty);
        var declined = await tracker.SearchAsync(A.Need(needs: ["missing"]));
        var no = await tracker.HoldAsync(declined.Id, home);
        await grains.GetGrain<ISearchGrain>(declined.Id).DoAsync(new DeclineHold(no.ToString(), DeclineReason.Staffing, "No night staff"), new(A.Provider));

        return new()
        {
            Person = await InviteAsync(tracker),
            Letter = await WriteAsync(tracker),
            Home = home,
            Suspended = suspended,
            Closed = closed,
            Search = search.Id,
            Hold = hold.ToString(),
            Hopeless = hopeless.Id,
            Placed = placed.Id,
            Period = await RotasAsync(tracker),
        };
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

    private static async Task<string> InviteAsync(Tracker tracker)
    {
        await using var scope = tracker.Service<IServiceScopeFactory>().CreateAsyncScope();
        var email = $"{Guid.NewGuid():N}@example.gov.uk";
        var person = new Storage.Accounts.Person { Id = Storage.Accounts.Person.NewId(A.Noon), UserName = email, Email = email, Name = "Sam Example", Role = Role.Provider, ProviderId = Trust, InvitedAt = A.Noon };
        await scope.ServiceProvider.GetRequiredService<UserManager<Storage.Accounts.Person>>().CreateAsync(person);
        return person.Id;
    }

    private static async Task<string> WriteAsync(Tracker tracker)
    {
        var id = await InviteAsync(tracker);
        await using var scope = tracker.Service<IServiceScopeFactory>().CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Storage.Accounts.Person>>();
        var person = (await people.FindByIdAsync(id))!;
        person.JoinedAt = A.Noon;
        await people.UpdateAsync(person);
        var reader = await tracker.Service<IProviderPeople>().FindAsync(id);
        return LetterPost.Path + tracker.Service<LetterLinks>().Seal(reader!, tracker.Service<Clock>().Now);
    }
}
