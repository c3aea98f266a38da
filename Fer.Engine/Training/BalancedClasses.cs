using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>What a recipe's balance makes of the classes' numbers of training images.</summary>
internal static class BalancedClasses
{
    /// <summary>Weight of each class in the loss, 1 on average over the images; null where all weigh alike. A class without images weighs 0.</summary>
    public static float[]? LossWeights(ClassBalance balance, IReadOnlyList<int> labels, int classCount)
    {
        var power = balance switch { ClassBalance.RootWeights => 0.5, ClassBalance.InverseWeights => 1, _ => 0 };
        if (power == 0)
            return null;
        var counts = Counts(labels, classCount);
        double[] raw = [.. counts.Select(count => count == 0 ? 0 : Math.Pow(count, -power))];
        var mean = raw.Zip(counts, (weight, count) => weight * count).Sum() / labels.Count;
        return [.. raw.Select(weight => (float)(weight / mean))];
    }

    /// <summary>Chance of each image to be drawn under balanced sampling, before they are scaled to sum 1; null where each is drawn once an epoch.</summary>
    public static float[]? DrawingWeights(ClassBalance balance, IReadOnlyList<int> labels, int classCount)
    {
        if (balance != ClassBalance.BalancedSampling)
            return null;
        var counts = Counts(labels, classCount);
        return [.. labels.Select(label => 1f / counts[label])];
    }

    private static int[] Counts(IReadOnlyList<int> labels, int classCount)
    {
        var counts = new int[classCount];
        foreach (var label in labels)
            counts[label]++;
        return counts;
    }
}
