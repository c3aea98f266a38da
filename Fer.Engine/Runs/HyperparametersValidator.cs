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

    /// <summary>Most of the latest epochs whose weights are kept.</summary>
    public const int MaxKeptLast = 100;

    /// <summary>Farthest that an image is moved when it is scored, in pixels.</summary>
    public const int MaxTestTimeShift = 8;

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
        CheckTraining(settings, Check);
        CheckSchedule(settings, Check);
        CheckImages(settings, Check);
        CheckTargets(settings, Check);
        CheckKept(settings, Check);
        if (settings.Network is { } network && NetworkError(network) is { } badNetwork)
            Check(false, nameof(Hyperparameters.Network), badNetwork);
        return errors;
    }

    /// <summary>What is wrong with a run's name; null where nothing is. Blank is allowed: a name is made.</summary>
    public static FieldError? ValidateName(string? name) => name?.Trim().Length > MaxNameLength
        ? new FieldError(nameof(NewRun.Name), $"The name must be at most {MaxNameLength} characters.")
        : null;

    private static void CheckTraining(Hyperparameters settings, Action<bool, string, string> check)
    {
        check(settings.Epochs is >= 1 and <= MaxEpochs, nameof(Hyperparameters.Epochs), $"Epochs must be between 1 and {MaxEpochs}.");
        check(settings.BatchSize is >= 1 and <= MaxBatchSize, nameof(Hyperparameters.BatchSize), $"The batch size must be between 1 and {MaxBatchSize}.");
        check(settings.LearningRate is > 0 and <= MaxLearningRate, nameof(Hyperparameters.LearningRate), $"The learning rate must be above 0 and at most {MaxLearningRate}.");
        check(settings.Seed >= 0, nameof(Hyperparameters.Seed), "The seed must be 0 or more.");
        check(Enum.IsDefined(settings.Device), nameof(Hyperparameters.Device), "The device must be auto, cpu or cuda.");
        check(Enum.IsDefined(settings.Precision), nameof(Hyperparameters.Precision), "The precision must be full or bfloat16.");
        check(Enum.IsDefined(settings.Optimizer), nameof(Hyperparameters.Optimizer), "The optimiser must be SGD with Nesterov momentum, Adam or AdamW.");
        check(settings.Momentum is >= 0 and < 1, nameof(Hyperparameters.Momentum), "Momentum must be at least 0 and below 1.");
        check(settings.WeightDecay is >= 0 and < 1, nameof(Hyperparameters.WeightDecay), "Weight decay must be at least 0 and below 1.");
        check(settings.AverageDecay is >= 0 and < 1, nameof(Hyperparameters.AverageDecay), "The decay of the average must be at least 0 (off) and below 1.");
        check(settings.ClipNorm >= 0 && double.IsFinite(settings.ClipNorm), nameof(Hyperparameters.ClipNorm), "The largest gradient norm must be 0 (off) or more.");
        check(settings.Patience is >= 0 and <= MaxEpochs, nameof(Hyperparameters.Patience), $"Patience must be between 0 (off) and {MaxEpochs} epochs.");
    }

    private static void CheckSchedule(Hyperparameters settings, Action<bool, string, string> check)
    {
        check(Enum.IsDefined(settings.Schedule), nameof(Hyperparameters.Schedule), "The schedule must be constant, one-cycle, cosine, step or plateau.");
        check(settings.WarmUp is >= 0 and < 1, nameof(Hyperparameters.WarmUp), "The warm-up share must be at least 0 and below 1.");
        check(settings.DecayFactor is > 0 and < 1, nameof(Hyperparameters.DecayFactor), "The decay factor must be above 0 and below 1.");
        check(settings.DecayEpochs is >= 1 and <= MaxEpochs, nameof(Hyperparameters.DecayEpochs), $"The rate must decay after 1 to {MaxEpochs} epochs.");
    }

    private static void CheckImages(Hyperparameters settings, Action<bool, string, string> check)
    {
        check(settings.Rotation is >= 0 and <= 45, nameof(Hyperparameters.Rotation), "Rotation must be between 0 and 45 degrees.");
        check(settings.Shift is >= 0 and <= 0.5, nameof(Hyperparameters.Shift), "Shift must be between 0 and 0.5 of the image's side.");
        check(settings.Scale is >= 0 and <= 0.5, nameof(Hyperparameters.Scale), "Scale must be between 0 and 0.5.");
        check(settings.Erasing is >= 0 and <= 1, nameof(Hyperparameters.Erasing), "The probability of erasing must be between 0 and 1.");
    }

    private static void CheckTargets(Hyperparameters settings, Action<bool, string, string> check)
    {
        check(settings.LabelSmoothing is >= 0 and < 1, nameof(Hyperparameters.LabelSmoothing), "Label smoothing must be at least 0 and below 1.");
        check(settings.Mixup is >= 0 and <= 10, nameof(Hyperparameters.Mixup), "Mixup must be between 0 (off) and 10.");
        check(settings.Mixup is not > 0 || settings.BatchSize != 1, nameof(Hyperparameters.Mixup), "Mixup needs a batch of at least 2 images to mix. Raise the batch size or set mixup to 0.");
        check(settings.VoteShare is >= 0 and <= 1, nameof(Hyperparameters.VoteShare), "The votes' share must be between 0 and 1.");
        check(Enum.IsDefined(settings.Balance), nameof(Hyperparameters.Balance), "The balance must be none, root weights, inverse weights or balanced sampling.");
    }

    private static void CheckKept(Hyperparameters settings, Action<bool, string, string> check)
    {
        check(Enum.IsDefined(settings.Weights), nameof(Hyperparameters.Weights), "The weights must be those of the best or of the last epoch.");
        check(settings.KeptLast is >= 1 and <= MaxKeptLast, nameof(Hyperparameters.KeptLast), $"The number of latest epochs kept must be between 1 and {MaxKeptLast}.");
        check(settings.TestTimeShift is >= 0 and <= MaxTestTimeShift, nameof(Hyperparameters.TestTimeShift), $"The test-time shift must be between 0 (off) and {MaxTestTimeShift} pixels.");
        try
        {
            var latest = KeptEpochs.Parse(settings.KeptEpochs).DefaultIfEmpty().Max();
            check(latest <= settings.Epochs, nameof(Hyperparameters.KeptEpochs), $"Epoch {latest} cannot be kept, since the run ends after epoch {settings.Epochs}.");
        }
        catch (FormatException wrong)
        {
            check(false, nameof(Hyperparameters.KeptEpochs), wrong.Message);
        }
    }

    private static string? NetworkError(string network)
    {
        try
        {
            _ = ModelCost.Of(NetworkNotation.Parse(network, "own"), classCount: 2);
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            return $"The network cannot be built: {wrong.Message}";
        }
    }
}
