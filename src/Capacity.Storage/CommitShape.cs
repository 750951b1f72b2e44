using Capacity.History;

namespace Capacity.Storage;

/// <summary>What every commit must look like before a store writes it: the last look at the trail's numbering.</summary>
internal static class CommitShape
{
    public static void Check(Commit commit)
    {
        for (var i = 0; i < commit.Events.Count; i++)
        {
            if (commit.Events[i].Setting != commit.Setting || commit.Events[i].Version != commit.ExpectedVersion + i + 1)
                throw new ArgumentException($"Event {i} of a commit to {commit.Setting} on version {commit.ExpectedVersion} is out of its place.", nameof(commit));
        }

        if (commit.Redacted.Any(e => e.Setting != commit.Setting || e.Version < 1 || e.Version > commit.ExpectedVersion) || (commit.Redacted.Count > 0 && commit.Events.Count == 0))
            throw new ArgumentException($"A commit to {commit.Setting} redacts what is not in its trail, or does not say so.", nameof(commit));

        if (commit.Events.Count == 0 ? commit.Row is not null : commit.Row is null || commit.Row.Id != commit.Setting || commit.Row.Version != commit.Events[^1].Version)
            throw new ArgumentException($"The row of a commit to {commit.Setting} is not what its events leave.", nameof(commit));
    }
}
