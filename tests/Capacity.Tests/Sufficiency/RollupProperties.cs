using Capacity.Sufficiency;
using Capacity.Terms;
using Capacity.Testing;
using FsCheck;
using FsCheck.Fluent;
using static Capacity.Testing.A;

namespace Capacity.Tests.Sufficiency;

/// <summary>Settings change, move between districts and categories, close and open again; their news comes late, twice, in any order; the clock goes as it likes.</summary>
public class RollupProperties
{
    private static readonly string[] Districts = ["walsall", "dudley", "solihull"];
    private static readonly string[] Categories = [.. Catalogue.Categories.Take(3).Select(c => c.Id)];
    private static readonly string[] Reasons = ["staffing", "regulator", "rating-inadequate"];

    [Fact]
    public void A_total_is_the_sum_over_its_settings_whatever_the_order_and_the_time() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(300),
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), (byte[] script) => { new World().Play(script); }));

    private sealed class World
    {
        private readonly Dictionary<string, Rollup> _totals = Districts.Concat(Categories).ToDictionary(t => t, _ => new Rollup(Noon));

        /// <summary>What each total has heard: of each setting the highest version.</summary>
        private readonly Dictionary<string, Dictionary<string, (int Version, Offer? Offer)>> _heard = Districts.Concat(Categories).ToDictionary(t => t, _ => new Dictionary<string, (int, Offer?)>());
        private readonly Dictionary<string, News> _settings = [];
        private readonly List<News> _onItsWay = [];
        private DateTimeOffset _now = Noon;

        public void Play(byte[] script)
        {
            for (var at = 0; at + 3 < script.Length; at += 4) Step(script[at], script[at + 1], script[at + 2], script[at + 3]);
            foreach (var news in _onItsWay) Tell(news);
            foreach (var (key, total) in _totals) Agrees(total, _settings.Values.Where(s => Totals(s.Membership).Contains(key)).Select(s => s.Contribution.Offer));
        }

        private void Step(byte what, byte a, byte b, byte c)
        {
            switch (what % 4)
            {
                case 0: Change($"home-{a % 6}", b, c); break;
                case 1 when _onItsWay.Count > 0: Tell(_onItsWay[a % _onItsWay.Count]); break;
                case 2 when _onItsWay.Count > 0: Tell(_onItsWay[a % _onItsWay.Count]); _onItsWay.RemoveAt(a % _onItsWay.Count); break;
                default: Wait(TimeSpan.FromMinutes(a * 10 - 600)); break;
            }
            foreach (var (key, total) in _totals) Agrees(total, _heard[key].Values.Select(h => h.Offer));
        }

        private void Change(string id, byte b, byte c)
        {
            var was = _settings.GetValueOrDefault(id);
            var (district, mask) = (Districts[b % 3], (ulong)(b / 3 % 7 + 1));
            var offer = An.Offer(c % 3, c / 3 % 2, c / 6 % 4, [.. Reasons.Take(c % 4).Select((r, i) => new ReasonCount(r, i + 1))],
                b % 11 == 0 ? SettingStatus.Closed : SettingStatus.Open, district: district, categories: mask, confirmedAt: _now, limit: TimeSpan.FromHours(c % 5 == 0 ? 24 : 72));
            if (c % 7 < 3) offer = offer with { OffDuty = [.. Enumerable.Range(0, c % 7 + 1).Select(n => Off(_now.AddHours(b % 24 - 12 + n * 12), c % 12))] };
            var news = new News(new(district, "acme-care", [.. offer.Categories()]), was?.Membership, new(id, (was?.Contribution.Version ?? 0) + 1, offer));
            _settings[id] = news;
            _onItsWay.Add(news);
        }

        private static OffDuty Off(DateTimeOffset from, int hours) => new(from, from.AddHours(hours));

        private void Tell(News news)
        {
            string[] present = Totals(news.Membership), former = news.Former is { } f ? Totals(f) : [];
            foreach (var key in present) Take(key, news.Contribution);
            foreach (var key in former.Except(present)) Take(key, news.Contribution with { Offer = null });
        }

        private void Take(string key, Contribution c)
        {
            var news = !_heard[key].TryGetValue(c.Setting, out var heard) || heard.Version < c.Version;
            if (news) _heard[key][c.Setting] = (c.Version, c.Offer);
            Assert.Equal(news, _totals[key].Take(c.Setting, Edition.OfSetting(c.Version), c.Offer is { } offer ? Share.Of(offer) : null));
        }

        private void Wait(TimeSpan by)
        {
            _now += by;
            foreach (var total in _totals.Values)
            {
                var (before, revision) = (Shown(total.ToSums()), total.Revision);
                var changed = total.AdvanceTo(_now);
                Assert.Equal((changed, changed), (Shown(total.ToSums()) != before, total.Revision != revision));
            }
        }

        private void Agrees(Rollup total, IEnumerable<Offer?> offers)
        {
            var open = offers.OfType<Offer>().Where(o => o.Status != SettingStatus.Closed).ToList();
            var by = open.SelectMany(o => o.SuspendedAt(_now)).GroupBy(r => r.Reason).Select(g => new ReasonCount(g.Key, g.Sum(r => r.Beds)));
            Assert.Equal(Shown(new(open.Count, open.Aggregate(default(Counts), (sum, o) => sum + o.Counts(_now)), [.. by], open.Count(o => o.Stale(_now)))), Shown(total.ToSums()));
        }

        private static string[] Totals(Membership m) => [m.District, .. m.Categories];

        private static string Shown(Sums s) => $"{s.Settings} {s.Counts} {s.StaleSettings} {string.Join(' ', s.SuspendedBy.OrderBy(r => r.Reason, StringComparer.Ordinal))}";
    }
}
