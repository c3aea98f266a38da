using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Models.Layers;
using Fer.Engine.Training;

namespace Fer.Tests.Engine.Training;

/// <summary>A problem that a tiny network learns at once: the bright third of a noisy image tells its class.</summary>
internal static class Toy
{
    public const int ClassCount = 3;

    public static readonly ModelArchitecture Network = new("toy", "Tiny network for tests",
    [
        new SpaceToDepth(4), new Convolution(8, 3, 1, Padded: true, Normalised: true), new MaxPool(2),
        new Convolution(8, 3, 1, Padded: false, Normalised: false), new Flatten(), new Dropout(0.1), new Dense(16), new Output(),
    ]);

    public static readonly Hyperparameters Recipe = new()
    {
        Preset = "toy",
        Epochs = 2,
        BatchSize = 16,
        LearningRate = 0.05,
        Device = DeviceChoice.Cpu,
        LabelSmoothing = 0.05,
    };

    public static LabelledImages Images(int count, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[count * ModelArchitecture.InputLength];
        var labels = Enumerable.Range(0, count).Select(i => i % ClassCount).ToArray();
        for (var i = 0; i < pixels.Length; i++)
        {
            var (image, row) = (i / ModelArchitecture.InputLength, i % ModelArchitecture.InputLength / ModelArchitecture.InputSide);
            pixels[i] = (byte)(random.Next(100) + (row / 16 == labels[image] ? 100 : 0));
        }

        return new(pixels, labels);
    }

    public static TrainingPlan Plan(string folder, Hyperparameters? recipe = null) => new()
    {
        Hyperparameters = recipe ?? Recipe,
        Architecture = Network,
        ClassCount = ClassCount,
        Train = Images(120, seed: 1),
        Validation = Images(60, seed: 2),
        CheckpointFolder = folder,
        ThreadCount = 1,
    };
}
