using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>Decides whether a run may be queued, and makes its row; one by one and for studies alike.</summary>
internal static class RunAdmission
{
    /// <summary>What keeps the run from being queued; empty where nothing does.</summary>
    public static async Task<IReadOnlyList<FieldError>> CheckAsync(FerDbContext db, NewRun asked, CancellationToken ct)
    {
        List<FieldError> errors = [.. HyperparametersValidator.Validate(asked.Hyperparameters)];
        if (HyperparametersValidator.ValidateName(asked.Name) is { } badName)
            errors.Add(badName);
        if (await CheckSplitAsync(db, asked, ct) is { } badSplit)
            errors.Add(badSplit);
        return errors;
    }

    /// <summary>What keeps the split from being trained on; null where nothing does.</summary>
    public static async Task<FieldError?> CheckSplitAsync(FerDbContext db, NewRun asked, CancellationToken ct)
    {
        var known = await db.Splits.AnyAsync(split => split.Id == asked.SplitId && split.DatasetId == asked.DatasetId, ct);
        if (!known)
            return new FieldError(nameof(NewRun.SplitId), "Choose a split of this dataset.");
        var rows = db.SplitSamples.Where(row => row.SplitId == asked.SplitId);
        var train = await rows.CountAsync(row => row.Part == SplitPart.Train, ct);
        var validation = await rows.CountAsync(row => row.Part == SplitPart.Validation, ct);
        return train >= 2 && validation >= 1
            ? null
            : new FieldError(nameof(NewRun.SplitId), $"The split has {train} training and {validation} validation images; at least 2 and 1 are needed. Make another split.");
    }

    /// <summary>The row of a run that waits.</summary>
    public static Run Row(NewRun asked, DateTimeOffset now, int? groupId = null) => new()
    {
        Name = string.IsNullOrWhiteSpace(asked.Name) ? RunNames.Automatic(asked.Hyperparameters) : asked.Name.Trim(),
        DatasetId = asked.DatasetId,
        SplitId = asked.SplitId,
        Hyperparameters = asked.Hyperparameters,
        GroupId = groupId,
        State = RunState.Queued,
        QueuedAt = now,
    };
}
