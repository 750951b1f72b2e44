namespace Capacity.Storage.Postgres;

/// <summary>How long the journal waits for its database, and how much it writes at once.</summary>
internal sealed record PostgresOptions
{
    /// <summary>A second one writes while the first waits for its flush; more only make smaller batches.</summary>
    public int Writers { get; init; } = 2;

    /// <summary>For a statement that writes, on the server's side.</summary>
    public TimeSpan Writing { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For a row that another node is writing.</summary>
    public TimeSpan Locking { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>For a node that began to write and was not heard of again: then its rows are free for others.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For the database to say whether a batch was kept, when the connection broke in between.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(10);
}
