using Fer.Data.Runs;

namespace Fer.Engine.CrossValidations;

/// <summary>What a person asks for when starting a cross-validation.</summary>
/// <param name="DatasetId">Dataset to divide.</param>
/// <param name="Folds">Number of folds, 2 to 20.</param>
/// <param name="Seed">Seed of the draw of the folds.</param>
/// <param name="IncludesTest">Whether images that their source marks as test take part.</param>
/// <param name="Hyperparameters">Recipe of every fold. It is judged by its last epoch whatever it says, since a fold that chose its weights would flatter them.</param>
/// <param name="Name">Name, 1 to 80 characters; null or blank makes one from the recipe.</param>
public sealed record NewCrossValidation(
    int DatasetId, int Folds, long Seed, bool IncludesTest, Hyperparameters Hyperparameters, string? Name = null);
