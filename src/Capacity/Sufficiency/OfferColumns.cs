using System.Numerics;

namespace Capacity.Sufficiency;

/// <summary>
/// What rules look at of many offers, in columns: a walk tries a rule on as many offers at once as a vector of the processor has lanes. So many lie in a block, its columns one behind the other,
/// and what one look needs is side by side in memory. Behind the last offer its block is zero.
/// </summary>
public sealed class OfferColumns
{
    private const int OldestAge = 31;
    private uint[] _blocks = [];

    private enum Column { Categories, Needs, Tags, Ages, Traits, Vacant, VacantOrSuspended }

    /// <summary>So many offers are looked at in one step.</summary>
    public static int Lanes => Vector<uint>.Count;

    private static int BlockLength => ((int)Column.VacantOrSuspended + 1) * Lanes;

    public int Count { get; private set; }

    /// <param name="from">The first offer of the block: a multiple of <see cref="Lanes"/>.</param>
    public Block BlockOf(int from) => new(_blocks.AsSpan(Start(default, from), BlockLength));

    public uint TraitsOf(int at) => Of(Column.Traits, at);

    public int VacantOf(int at) => (int)Of(Column.Vacant, at);

    /// <summary>Nobody is in them, whether they are offered or not.</summary>
    public int VacantOrSuspendedOf(int at) => (int)Of(Column.VacantOrSuspended, at);

    public void Add(Offer offer)
    {
        if (Count * BlockLength == _blocks.Length * Lanes) Array.Resize(ref _blocks, Math.Max(BlockLength, _blocks.Length * 2));
        Set(Count++, offer);
    }

    public void Set(int at, Offer offer)
    {
        Of(Column.Categories, at) = checked((uint)offer.CategoryMask);
        Of(Column.Needs, at) = checked((uint)offer.NeedMask);
        Of(Column.Tags, at) = checked((uint)offer.TagMask);
        Of(Column.Ages, at) = YearsTo(offer.AgeMax) & ~YearsTo(offer.AgeMin - 1);
        Of(Column.Traits, at) = Sufficiency.Traits.Of(offer);
        Of(Column.Vacant, at) = checked((uint)offer.Vacant);
        Of(Column.VacantOrSuspended, at) = checked((uint)(offer.Vacant + offer.Suspended));
    }

    /// <summary>The last takes its place.</summary>
    public void RemoveAt(int at)
    {
        var last = --Count;
        for (var column = Column.Categories; column <= Column.VacantOrSuspended; column++)
        {
            Of(column, at) = Of(column, last);
            Of(column, last) = 0;
        }
    }

    private static uint YearsTo(int age) => age < 0 ? 0 : uint.MaxValue >> OldestAge - Math.Min(age, OldestAge);

    private ref uint Of(Column column, int at) => ref _blocks[Start(column, at) + at % Lanes];

    private static int Start(Column column, int at) => at / Lanes * BlockLength + (int)column * Lanes;

    /// <summary>What one look needs.</summary>
    public readonly ref struct Block(ReadOnlySpan<uint> columns)
    {
        private readonly ReadOnlySpan<uint> _columns = columns;

        /// <summary>Masks of <see cref="Catalogue"/>, as are needs and tags.</summary>
        public Vector<uint> Categories => Read(Column.Categories);

        public Vector<uint> Needs => Read(Column.Needs);

        public Vector<uint> Tags => Read(Column.Tags);

        /// <summary>A bit for each year of age that is taken.</summary>
        public Vector<uint> Ages => Read(Column.Ages);

        /// <summary>See <see cref="Sufficiency.Traits"/>.</summary>
        public Vector<uint> Traits => Read(Column.Traits);

        /// <summary>Beds that nothing forbids offering.</summary>
        public Vector<uint> Vacant => Read(Column.Vacant);

        private Vector<uint> Read(Column column) => new(_columns.Slice((int)column * Lanes, Lanes));
    }
}
