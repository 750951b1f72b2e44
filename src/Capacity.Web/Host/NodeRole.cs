namespace Capacity.Web.Host;

/// <summary>What a node does of the whole.</summary>
internal enum NodeRole
{
    /// <summary>Keeps grains and serves pages, API and hub.</summary>
    All,

    /// <summary>Keeps grains; serves its health alone.</summary>
    Silo,

    /// <summary>Serves pages, API and hub as a client of the silos; keeps no grain.</summary>
    Web,
}
