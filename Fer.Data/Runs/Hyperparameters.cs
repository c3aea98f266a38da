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

    /// <summary>Share of the run's steps in which the rate rises to its peak: along half a cosine for one-cycle, on a line for the others; 0 to below 1.</summary>
    public double WarmUp { get; init; } = 0.15;

    /// <summary>Probability mass moved from the label to all classes alike; 0 to below 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Whether training images are flipped, rotated, scaled, shifted and partly erased at random, each as far as its own setting says.</summary>
    public bool Augment { get; init; }

    /// <summary>Whether half of the training images are mirrored.</summary>
    public bool Flip { get; init; } = true;

    /// <summary>Largest turn of a training image to either side, in degrees; 0 to 45.</summary>
    public double Rotation { get; init; } = 12;

    /// <summary>Largest shift of a training image in each direction, as a share of its side; 0 to 0.5.</summary>
    public double Shift { get; init; } = 0.1;

    /// <summary>Largest change of a training image's size, as a share of it; 0 to 0.5.</summary>
    public double Scale { get; init; } = 0.12;

    /// <summary>Probability that one rectangle of a training image is covered with one gray; 0 to 1.</summary>
    public double Erasing { get; init; } = 0.5;

    /// <summary>Alpha of the Beta distribution that mixes pairs of training images and their labels (mixup, Zhang et al. 2018); 0 is off, at most 10.</summary>
    public double Mixup { get; init; }

    /// <summary>Share of the target that comes from the votes of other raters, where an image has any; 0 to 1.</summary>
    public double VoteShare { get; init; }

    /// <summary>What makes rare classes count more.</summary>
    public ClassBalance Balance { get; init; }

    /// <summary>Factor by which a step or plateau schedule lowers the rate; above 0, below 1.</summary>
    public double DecayFactor { get; init; } = 0.1;

    /// <summary>Epochs between two steps of a step schedule, or without a better validation accuracy before a plateau schedule lowers the rate; 1 to 1,000.</summary>
    public int DecayEpochs { get; init; } = 10;

    /// <summary>
    /// Decay a step of the moving average of weights and batch-norm statistics that is validated and kept in place of the weights themselves;
    /// 0 is off, below 1. 0.998 averages over about 500 steps.
    /// </summary>
    public double AverageDecay { get; init; }

    /// <summary>Largest L2 norm of all gradients together; longer ones are shortened to it; 0 is off.</summary>
    public double ClipNorm { get; init; }

    /// <summary>Epochs without a better validation accuracy after which the run ends early; 0 is off.</summary>
    public int Patience { get; init; }

    /// <summary>Whether finished weights are scored on each image and its mirror image together; twice the work.</summary>
    public bool TestTimeFlip { get; init; }

    /// <summary>
    /// Pixels by which each image is moved towards its four corners when finished weights are scored; the answers are averaged with
    /// those of the image itself. 0 is off, at most 8; five times the work.
    /// </summary>
    public int TestTimeShift { get; init; }

    /// <summary>Own network in the short notation, such as <c>u2 c48k3s1 m gap out</c>; null takes the preset's.</summary>
    public string? Network { get; init; }

    /// <summary>Epochs whose weights are kept besides the best and the last, such as <c>10,25,50</c>; null keeps none.</summary>
    public string? KeptEpochs { get; init; }

    /// <summary>How many of the latest epochs' weights are kept; 1 to 100.</summary>
    public int KeptLast { get; init; } = 1;

    /// <summary>Numbers that the network computes with while it trains and validates.</summary>
    public NumberPrecision Precision { get; init; }

    /// <summary>Which epoch's weights the run is judged by.</summary>
    public KeptWeights Weights { get; init; }
}
