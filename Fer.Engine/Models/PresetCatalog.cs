using System.Diagnostics.CodeAnalysis;
using Fer.Data.Runs;
using Fer.Engine.Models.Layers;

namespace Fer.Engine.Models;

/// <summary>The presets a run can choose from.</summary>
public static class PresetCatalog
{
    /// <summary>A plain CNN as coursework and tutorials train it, with the Adam recipe they use.</summary>
    public static Preset Tutorial { get; } = new()
    {
        Name = "tutorial",
        Title = "Tutorial CNN",
        Description = "The plain network of most coursework: a baseline to beat, and one that shows over-fitting.",
        Help = "Four convolution layers (32, 64, 128, 128 channels) with max-pooling and dropout, a dense layer of 1,024 and the output. " +
            "No batch norm, no augmentation; Adam at 0.0005 with batches of 64. " +
            "Networks of this kind report 60 to 65 % on FER-2013; training accuracy goes on rising long after validation has stopped.",
        Architecture = new("tutorial4", "Plain CNN with dropout and a dense layer of 1,024",
        [
            Plain(32), Plain(64), new MaxPool(2), new Dropout(0.25),
            Plain(128), new MaxPool(2), Plain(128), new MaxPool(2), new Dropout(0.25),
            new Flatten(), new Dense(1024), new Dropout(0.5), new Output(),
        ]),
        Defaults = new()
        {
            Preset = "tutorial",
            Epochs = 50,
            LearningRate = 5e-4,
            Optimizer = OptimizerKind.Adam,
            WeightDecay = 0,
            Schedule = LearningRateScheduleKind.Constant,
            WarmUp = 0,
            Precision = NumberPrecision.Auto,
        },
    };

    /// <summary>A small VGG on a folded input, made for two CPU cores.</summary>
    public static Preset Fast { get; } = new()
    {
        Name = "fast",
        Title = "Fast",
        Description = "Good accuracy in less than an hour on a processor; the one to start with.",
        Help = "The image is folded to four channels of 24x24, then seven convolution layers (48 to 256 channels) with batch norm, " +
            "averaged to one value a channel. Trained with SGD and Nesterov momentum, a one-cycle learning rate with its peak at 0.08, label smoothing 0.1 " +
            "and flipped, turned, scaled, shifted and partly erased images. " +
            "Trained on 95 % of FER-2013's training images it reached 68.5 % ± 1.5 on the public test images, copies included (one run of 50 epochs in bfloat16, each image judged in ten views).",
        Architecture = new("vgg9s2d", "Small VGG with batch norm on a folded input",
        [
            new SpaceToDepth(2), Normalised(48), Normalised(48), new MaxPool(2), Normalised(96), Normalised(96), new MaxPool(2),
            Normalised(192), Normalised(192), new MaxPool(2), Normalised(256), new GlobalAveragePool(), new Dropout(0.3), new Output(),
        ]),
        Defaults = new()
        {
            Preset = "fast",
            Epochs = 50,
            LearningRate = 0.08,
            LabelSmoothing = 0.1,
            Augment = true,
            TestTimeFlip = true,
            TestTimeShift = 2,
            Precision = NumberPrecision.Auto,
        },
    };

    /// <summary>The same kind of network as fast, wider and trained longer, for a processor with two hours to spare.</summary>
    public static Preset Balanced { get; } = new()
    {
        Name = "balanced",
        Title = "Balanced",
        Description = "The most accurate one that a processor trains in an afternoon: as fast, but wider and for 100 epochs.",
        Help = "Built as fast is, with 64 to 384 channels: nearly twice the work an image, and twice the epochs. " +
            "Trained on 95 % of FER-2013's training images it reached 70.3 % ± 1.5 on the public test images, copies included " +
            "(one run in bfloat16, each image judged in ten views).",
        Architecture = new("vgg9s2d-64", "Wide VGG with batch norm on a folded input",
        [
            new SpaceToDepth(2), Normalised(64), Normalised(64), new MaxPool(2), Normalised(128), Normalised(128), new MaxPool(2),
            Normalised(256), Normalised(256), new MaxPool(2), Normalised(384), new GlobalAveragePool(), new Dropout(0.4), new Output(),
        ]),
        Defaults = new()
        {
            Preset = "balanced",
            Epochs = 100,
            LearningRate = 0.08,
            LabelSmoothing = 0.1,
            Augment = true,
            TestTimeFlip = true,
            TestTimeShift = 3,
            Precision = NumberPrecision.Auto,
        },
    };

    /// <summary>A narrow ResNet-18, the network that most papers on FER-2013 start from.</summary>
    public static Preset Residual { get; } = new()
    {
        Name = "residual",
        Title = "Residual",
        Description = "A narrow ResNet-18, to compare with papers. On a processor, balanced is more accurate for its time.",
        Help = "ResNet-18 at half width: a convolution layer (32 channels, stride 2), then eight residual blocks (32 to 256 channels), " +
            "averaged to one value a channel. Trained as fast is, with mixup 0.2 in addition; what is validated and kept is a moving average of the weights. " +
            "Trained on 95 % of FER-2013's training images for 55 epochs it reached 67.7 % ± 1.5 on the public test images, copies included, no more than fast in half the time.",
        Architecture = new("resnet18-32s2", "ResNet-18 at half width, with a first stride of 2", ResidualLayers(32, firstStride: 2)),
        Defaults = new()
        {
            Preset = "residual",
            Epochs = 50,
            LearningRate = 0.08,
            LabelSmoothing = 0.1,
            Mixup = 0.2,
            AverageDecay = 0.998,
            Augment = true,
            TestTimeFlip = true,
            Precision = NumberPrecision.Auto,
        },
    };

    /// <summary>ResNet-18 at full width and resolution, for a GPU.</summary>
    public static Preset Best { get; } = new()
    {
        Name = "best",
        Title = "Best",
        Description = "The largest network. GPU only: thirteen times the work of balanced, days on a processor.",
        Help = "ResNet-18 as made for small images: a convolution layer (64 channels) at full resolution, then eight residual blocks (64 to 512 channels), " +
            "averaged to one value a channel. Trained as residual is, with stronger mixup and batches of 128.",
        Architecture = new("resnet18-64", "ResNet-18 at full width and resolution", ResidualLayers(64, firstStride: 1)),
        Defaults = new()
        {
            Preset = "best",
            Epochs = 150,
            BatchSize = 128,
            LearningRate = 0.1,
            LabelSmoothing = 0.1,
            Mixup = 1,
            AverageDecay = 0.999,
            Augment = true,
            TestTimeFlip = true,
            Precision = NumberPrecision.Auto,
        },
    };

    /// <summary>All presets, the recommended one first.</summary>
    public static IReadOnlyList<Preset> All { get; } = [Fast, Balanced, Residual, Best, Tutorial];

    /// <summary>Finds a preset by its name, without regard to case.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out Preset? preset)
    {
        preset = All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return preset is not null;
    }

    /// <summary>The preset of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Preset Get(string name) => TryFind(name, out var preset)
        ? preset
        : throw new ArgumentException($"There is no preset '{name}'. Choose one of: {string.Join(", ", All.Select(p => p.Name))}.", nameof(name));

    private static Convolution Plain(int channels) => new(channels, 3, 1, Padded: false, Normalised: false);

    private static Convolution Normalised(int channels) => new(channels, 3, 1, Padded: true, Normalised: true);

    private static Layer[] ResidualLayers(int width, int firstStride) =>
    [
        new Convolution(width, 3, firstStride, Padded: true, Normalised: true),
        new ResidualBlock(width, 1), new ResidualBlock(width, 1),
        new ResidualBlock(2 * width, 2), new ResidualBlock(2 * width, 1),
        new ResidualBlock(4 * width, 2), new ResidualBlock(4 * width, 1),
        new ResidualBlock(8 * width, 2), new ResidualBlock(8 * width, 1),
        new GlobalAveragePool(), new Dropout(0.2), new Output(),
    ];
}
