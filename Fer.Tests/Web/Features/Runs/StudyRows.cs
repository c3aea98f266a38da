using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Puts runs into a study.</summary>
internal static class StudyRows
{
    /// <summary>Adds a study of completed runs, one for each accuracy on validation; null leaves a run queued.</summary>
    public static async Task<(int GroupId, IReadOnlyList<int> RunIds)> AddAsync(
        TestDatabase database, RunQueue queue, RunGroupKind kind, Func<int, NewRun> asked, params double?[] accuracies)
    {
        int groupId;
        await using (var db = await database.Contexts.CreateDbContextAsync())
        {
            var group = new RunGroup { DatasetId = asked(0).DatasetId, Name = "my study", Kind = kind, CreatedAt = TinyDataset.ImportedAt };
            db.RunGroups.Add(group);
            await db.SaveChangesAsync();
            groupId = group.Id;
        }

        List<int> ids = [];
        foreach (var (index, accuracy) in accuracies.Index())
        {
            var run = asked(index);
            if (accuracy is not { } share)
            {
                ids.Add(await queue.EnqueueAsync(run, CancellationToken.None));
                continue;
            }

            var lease = await queue.EnqueueClaimedAsync(run, CancellationToken.None);
            await EpochRows.AddAsync(database, lease.RunId, run.Hyperparameters.Epochs, train: share + 0.1, validation: share);
            await queue.FinishAsync(lease, RunState.Completed, null, CancellationToken.None);
            ids.Add(lease.RunId);
        }

        await using (var db = await database.Contexts.CreateDbContextAsync())
            await db.Runs.Where(run => ids.Contains(run.Id)).ExecuteUpdateAsync(set => set.SetProperty(run => run.GroupId, groupId));
        return (groupId, ids);
    }
}
