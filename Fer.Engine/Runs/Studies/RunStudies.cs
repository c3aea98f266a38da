using Fer.Data;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs.Studies;

/// <summary>Queues studies, runs that are made in one act to answer one question, and lists them.</summary>
public sealed class RunStudies(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Queues all runs of a study, or none.</summary>
    /// <returns>Id of its group.</returns>
    /// <exception cref="InvalidRunException">Nothing or too much is asked for, or a setting cannot be used; the message names it with its value. Nothing was stored.</exception>
    public async Task<int> CreateAsync(NewStudy asked, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var variants = StudyPlan.Expand(asked);
        List<FieldError> errors = [.. Errors(asked, variants)];
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await RunAdmission.CheckSplitAsync(db, asked.Base, ct) is { } badSplit)
            errors.Add(badSplit);
        if (errors.Count > 0)
            throw new InvalidRunException(errors);

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var group = new RunGroup { DatasetId = asked.Base.DatasetId, Name = Name(asked), Kind = asked.Kind, CreatedAt = now };
        db.RunGroups.Add(group);
        await db.SaveChangesAsync(ct);
        for (var index = 0; index < variants.Count; index++)
        {
            var named = asked.Base with { Name = StudyPlan.RunName(asked, variants[index], index + 1), Hyperparameters = variants[index].Settings };
            db.Runs.Add(RunAdmission.Row(named, now, group.Id));
            // One by one, so that their ids and with them their order in the queue follow the plan.
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return group.Id;
    }

    /// <summary>Studies of a dataset, or of all, the newest first; those whose runs are all deleted are left out.</summary>
    public async Task<IReadOnlyList<RunGroupRow>> ListAsync(int? datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var groups = await db.RunGroups.AsNoTracking().Where(group => datasetId == null || group.DatasetId == datasetId)
            .OrderByDescending(group => group.Id).ToListAsync(ct);
        var runs = await db.Runs.AsNoTracking().Where(run => run.GroupId != null && (datasetId == null || run.DatasetId == datasetId))
            .OrderBy(run => run.Id).Select(run => new { run.Id, run.GroupId }).ToListAsync(ct);
        var byGroup = runs.ToLookup(run => run.GroupId, run => run.Id);
        return [.. groups.Where(group => byGroup.Contains(group.Id))
            .Select(group => new RunGroupRow(group.Id, group.DatasetId, group.Name, group.Kind, group.CreatedAt, [.. byGroup[group.Id]]))];
    }

    private static IEnumerable<FieldError> Errors(NewStudy asked, IReadOnlyList<StudyVariant> variants)
    {
        if (HyperparametersValidator.ValidateName(asked.Base.Name) is { } badName)
            yield return badName;
        if (asked.Name?.Trim().Length > HyperparametersValidator.MaxNameLength)
            yield return new FieldError(nameof(NewStudy.Name), $"The study's name must be at most {HyperparametersValidator.MaxNameLength} characters.");
        HashSet<FieldError> known = [];
        foreach (var variant in variants)
        {
            foreach (var error in HyperparametersValidator.Validate(variant.Settings))
            {
                // What the shared settings have wrong is said once, under its own name.
                var isShared = SettingText.Same(asked.Base.Hyperparameters, variant.Settings, error.Field);
                var told = isShared ? error : new FieldError(variant.Field, $"{error.Field} {SettingText.Of(variant.Settings, error.Field)}: {error.Message}");
                if (known.Add(told))
                    yield return told;
            }
        }
    }

    private static string Name(NewStudy asked)
    {
        var name = asked.Name?.Trim() is { Length: > 0 } given ? given : StudyPlan.DefaultName(asked);
        return name.Length <= HyperparametersValidator.MaxNameLength ? name : name[..(HyperparametersValidator.MaxNameLength - 1)] + "…";
    }
}
