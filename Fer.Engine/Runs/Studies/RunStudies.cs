using Fer.Data;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs.Studies;

/// <summary>Studies: runs that were made in one act to answer one question.</summary>
public sealed class RunStudies(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Studies of a dataset, or all, the newest first; those whose runs are all deleted have no ids.</summary>
    public async Task<IReadOnlyList<RunGroupRow>> ListAsync(int? datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var groups = await db.RunGroups.AsNoTracking().Where(group => datasetId == null || group.DatasetId == datasetId)
            .OrderByDescending(group => group.CreatedAt).ThenByDescending(group => group.Id)
            .Select(group => new
            {
                Group = group,
                Runs = db.Runs.Where(run => run.GroupId == group.Id).OrderBy(run => run.Id).Select(run => run.Id).ToList(),
            }).ToListAsync(ct);
        return [.. groups.Select(row => new RunGroupRow(row.Group.Id, row.Group.DatasetId, row.Group.Name, row.Group.Kind, row.Group.CreatedAt, row.Runs))];
    }
}
