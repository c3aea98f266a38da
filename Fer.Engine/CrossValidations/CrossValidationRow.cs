using Fer.Data.Runs;

namespace Fer.Engine.CrossValidations;

/// <summary>A cross-validation with where its folds stand.</summary>
/// <param name="Id">Key.</param>
/// <param name="DatasetId">Its dataset.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="IncludesTest">Whether test images take part.</param>
/// <param name="Hyperparameters">Recipe of every fold.</param>
/// <param name="Folds">Its folds, by number.</param>
public sealed record CrossValidationRow(
    int Id, int DatasetId, string Name, DateTimeOffset CreatedAt, bool IncludesTest, Hyperparameters Hyperparameters, IReadOnlyList<FoldRow> Folds)
{
    /// <summary>Whether every fold has its score.</summary>
    public bool IsDone => Folds.All(fold => fold.IsDone);

    /// <summary>Whether nothing is queued or running although folds are missing.</summary>
    public bool IsStuck => !IsDone && Folds.All(fold => fold.IsDone || fold.HasEndedEarly);

    /// <summary>Share of the training that is done, 0 to 1.</summary>
    public double Progress => Folds.Sum(fold => fold.IsDone ? 1 : Math.Min(1, (double)fold.Epochs / Hyperparameters.Epochs)) / Folds.Count;

    /// <summary>Accuracy over all scored images together, 0 to 1; null before the first fold is done.</summary>
    public double? PooledAccuracy => Folds.Where(fold => fold.IsDone).ToList() is { Count: > 0 } done
        ? done.Sum(fold => fold.Accuracy!.Value * fold.Count) / done.Sum(fold => fold.Count)
        : null;
}
