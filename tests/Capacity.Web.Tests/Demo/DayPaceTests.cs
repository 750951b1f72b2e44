using Capacity.Web.Demo;

namespace Capacity.Web.Tests.Demo;

public class DayPaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 2, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(3600)]
    public void A_day_is_so_many_times_as_short(double speed)
    {
        var pace = new DayPace(speed, 1);

        Assert.Equal(24 * 3600 / speed, (pace.When(pace.At(Now) + DayPace.Day) - Now).TotalSeconds, 3);
    }

    [Fact]
    public void As_fast_as_a_real_day_it_is_the_same_time_of_the_day() => Assert.Equal(Now.TimeOfDay, new DayPace(1, 1).At(Now) - DayPace.DayOf(new DayPace(1, 1).At(Now)) * DayPace.Day);

    [Theory]
    [InlineData(1, 72)]
    [InlineData(60, 1.2)]
    [InlineData(3600, 0.1)]
    public void A_word_is_trusted_for_as_many_hours_of_the_demo_but_never_for_minutes(double speed, double hours) => Assert.Equal(hours, new DayPace(speed, 1).Trusted(72), 6);

    [Theory]
    [InlineData("http://localhost:5080/", "http://127.0.0.1:80", "http://localhost:5080/")]
    [InlineData("http://+:5080", "https://+:5443", "http://localhost:5080/")]
    [InlineData("https://*:5443", "http://[::]:5080", "http://localhost:5080/")]
    [InlineData("http://0.0.0.0:5080", "https://0.0.0.0:5443", "http://localhost:5080/")]
    [InlineData("http://10.0.0.7:5080", "https://10.0.0.7:5443", "http://10.0.0.7:5080/")]
    public void The_node_calls_itself_where_it_listens(string first, string second, string called) => Assert.Equal(called, DemoAddress.Of([first, second]).ToString());
}
