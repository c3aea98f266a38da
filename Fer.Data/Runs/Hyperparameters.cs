namespace Fer.Data.Runs;

/// <summary>Every setting that decides how a run trains. Stored with the run, so that a run can be repeated from its row alone.</summary>
public sealed record Hyperparameters
{
    /// <summary>Name of the preset that chose the network and the recipe, such as <c>fast</c>.</summary>
    public required string Preset { get; init; }

    /// <summary>Passes over the training part; 1 to 1,000.</summary>
    public required int Epochs { get; init; }

    /// <summary>Images in one optimiser step; 1 to 4,096.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Peak learning rate of the schedule; above 0, at most 10.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Seed of weights, shuffling, dropout and augmentation.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Device asked for; <see cref="DeviceChoice.Auto"/> takes the GPU where there is one.</summary>
    public DeviceChoice Device { get; init; } = DeviceChoice.Auto;

    /// <summary>Optimiser that applies the gradients.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.SgdNesterov;

    /// <summary>Momentum of SGD; 0 to below 1.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>L2 penalty on weights, never on biases or batch-norm parameters.</summary>
    public double WeightDecay { get; init; } = 5e-4;

    /// <summary>How the learning rate moves over the run.</summary>
    public LearningRateScheduleKind Schedule { get; init; } = LearningRateScheduleKind.OneCycle;

    /// <summary>Share of the steps in which the one-cycle schedule rises to its peak; 0 to below 1.</summary>
    public double WarmUp { get; init; } = 0.15;

    /// <summary>Probability mass moved from the label to all classes alike; 0 to below 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Whether training images are flipped, rotated, scaled, shifted and partly erased at random.</summary>
    public bool Augment { get; init; }

    /// <summary>Numbers that the network computes with while it trains and validates.</summary>
    public NumberPrecision Precision { get; init; }

    /// <summary>Which epoch's weights the run is judged by.</summary>
    public KeptWeights Weights { get; init; }
}
