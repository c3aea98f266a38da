using Fer.Data.Runs;

namespace Fer.Data.CrossValidations;

/// <summary>
/// K trainings of one recipe, each on all folds but one and scored on that one, so that every image is scored by a model
/// that never saw it. Each fold is a split of its own and each training an ordinary run on it.
/// </summary>
public sealed class CrossValidation
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Dataset that is divided.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Name shown to people, unique within the dataset; 1 to 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Number of folds; 2 to 20.</summary>
    public required int Folds { get; init; }

    /// <summary>Seed of the draw of the folds.</summary>
    public required long Seed { get; init; }

    /// <summary>Whether images that their source marks as test take part; else they are left out of every fold.</summary>
    public required bool IncludesTest { get; init; }

    /// <summary>Recipe of every fold.</summary>
    public required Hyperparameters Hyperparameters { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
