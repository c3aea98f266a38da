using Fer.Data.Runs;
using Fer.Engine.Models;

namespace Fer.Engine.Runs;

/// <summary>Checks settings before a run is queued; the form and the command line use the same rules.</summary>
public static class HyperparametersValidator
{
    /// <summary>Most epochs of one run.</summary>
    public const int MaxEpochs = 1000;

    /// <summary>Most images in one step.</summary>
    public const int MaxBatchSize = 4096;

    /// <summary>Highest learning rate.</summary>
    public const double MaxLearningRate = 10;

    /// <summary>Longest name of a run, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>What is wrong with the settings; empty where nothing is.</summary>
    public static IReadOnlyList<FieldError> Validate(Hyperparameters settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        List<FieldError> errors = [];
        void Check(bool holds, string field, string message)
        {
            if (!holds)
                errors.Add(new FieldError(field, message));
        }

        Check(PresetCatalog.TryFind(settings.Preset, out _), nameof(Hyperparameters.Preset),
            $"There is no preset '{settings.Preset}'. Choose one of: {string.Join(", ", PresetCatalog.All.Select(preset => preset.Name))}.");
        Check(settings.Epochs is >= 1 and <= MaxEpochs, nameof(Hyperparameters.Epochs), $"Epochs must be between 1 and {MaxEpochs}.");
        Check(settings.BatchSize is >= 1 and <= MaxBatchSize, nameof(Hyperparameters.BatchSize), $"The batch size must be between 1 and {MaxBatchSize}.");
        Check(settings.LearningRate is > 0 and <= MaxLearningRate, nameof(Hyperparameters.LearningRate), $"The learning rate must be above 0 and at most {MaxLearningRate}.");
        Check(settings.Seed >= 0, nameof(Hyperparameters.Seed), "The seed must be 0 or more.");
        Check(Enum.IsDefined(settings.Device), nameof(Hyperparameters.Device), "The device must be auto, cpu or cuda.");
        Check(Enum.IsDefined(settings.Precision), nameof(Hyperparameters.Precision), "The precision must be full or bfloat16.");
        Check(Enum.IsDefined(settings.Weights), nameof(Hyperparameters.Weights), "The weights must be those of the best or of the last epoch.");
        Check(settings.Momentum is >= 0 and < 1, nameof(Hyperparameters.Momentum), "Momentum must be at least 0 and below 1.");
        Check(settings.WeightDecay is >= 0 and < 1, nameof(Hyperparameters.WeightDecay), "Weight decay must be at least 0 and below 1.");
        Check(settings.WarmUp is >= 0 and < 1, nameof(Hyperparameters.WarmUp), "The warm-up share must be at least 0 and below 1.");
        Check(settings.LabelSmoothing is >= 0 and < 1, nameof(Hyperparameters.LabelSmoothing), "Label smoothing must be at least 0 and below 1.");
        return errors;
    }

    /// <summary>What is wrong with a run's name; null where nothing is. Blank is allowed: a name is made.</summary>
    public static FieldError? ValidateName(string? name) => name?.Trim().Length > MaxNameLength
        ? new FieldError(nameof(NewRun.Name), $"The name must be at most {MaxNameLength} characters.")
        : null;
}
