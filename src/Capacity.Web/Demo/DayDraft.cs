namespace Capacity.Web.Demo;

/// <summary>A day while it is planned: what has been drawn so far, and which beds are spoken for. Deterministic by its seed.</summary>
internal sealed class DayDraft(IReadOnlyList<TrackedSetting> region, PublishedRegion published, DayRates rates, long day, int seed)
{
    private const int Stride = 1_000_003;

    private readonly Random _random = new(unchecked((int)day * Stride + seed));
    private readonly HashSet<(string Setting, string Bed)> _spokenFor = [];
    private readonly List<Act> _acts = [];

    public IReadOnlyList<TrackedSetting> Region => region;

    public PublishedRegion Published => published;

    public DayRates Rates => rates;

    public long Day => day;

    public int Seed => seed;

    /// <summary>In the order of their times.</summary>
    public IReadOnlyList<Act> Acts => [.. _acts.OrderBy(a => a.At)];

    public void Add(Act act) => _acts.Add(act);

    /// <summary>Whether nothing else is done to the bed on this day; from now on something is.</summary>
    public bool SpeakFor(TrackedSetting setting, TrackedBed bed) => _spokenFor.Add((setting.Id, bed.Id));

    public bool Happens(double chance) => _random.NextDouble() < chance;

    public int Whole(int least, int most) => _random.Next(least, most + 1);

    public double Number(double least, double most) => least + _random.NextDouble() * (most - least);

    public TimeSpan Between(double fromHour, double toHour) => TimeSpan.FromHours(Number(fromHour, toHour));

    public T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    public T Likely<T>(IReadOnlyList<(T What, double Weight)> of)
    {
        var left = _random.NextDouble() * of.Sum(o => o.Weight);
        foreach (var (what, weight) in of)
            if ((left -= weight) < 0) return what;
        return of[^1].What;
    }

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> of)
    {
        T[] all = [.. of];
        _random.Shuffle(all);
        return all;
    }

    /// <summary>How often something happens that happens so often on average, each time by itself (Poisson, by Knuth's product; in parts, so that no product vanishes).</summary>
    public int Times(double average)
    {
        const double part = 30;
        var times = 0;
        for (; average > part; average -= part) times += Draw(part);
        return times + Draw(average);
    }

    private int Draw(double average)
    {
        if (average <= 0) return 0;
        var (times, product, floor) = (0, _random.NextDouble(), Math.Exp(-average));
        for (; product > floor; product *= _random.NextDouble()) times++;
        return times;
    }
}
