using Fer.Engine.Metrics;

namespace Fer.Engine.Curation;

/// <summary>What confident learning found out about N images of C classes. In every matrix rows are given labels and columns true ones.</summary>
public sealed class ConfidentLearningResult
{
    private readonly int[] _labels;
    private readonly float[] _probabilities;

    internal ConfidentLearningResult(int[] labels, float[] probabilities, double[] thresholds, int[] confidentClasses, int[,] confidentJoint)
    {
        (_labels, _probabilities) = (labels, probabilities);
        (Thresholds, ConfidentClasses, ConfidentJoint) = (thresholds, confidentClasses, confidentJoint);
        var classes = thresholds.Length;
        var counts = new int[classes];
        foreach (var label in labels)
            counts[label]++;
        ClassCounts = counts;
        CalibratedCounts = JointCalibration.Calibrate(confidentJoint, counts);
        Joint = Divide((given, truth) => labels.Length);
        NoiseMatrix = Divide((given, truth) => Enumerable.Range(0, classes).Sum(other => CalibratedCounts[other, truth]));
        InverseNoiseMatrix = Divide((given, truth) => counts[given]);
        EstimatedErrors = labels.Length - Enumerable.Range(0, classes).Sum(c => CalibratedCounts[c, c]);
        var rows = new Probabilities(probabilities, classes);
        Suggested = rows.BestOfAll();
        SelfConfidence = LabelQuality.SelfConfidence(labels, rows);
        NormalizedMargin = LabelQuality.NormalizedMargin(labels, rows);
    }

    /// <summary>Images of each class by label.</summary>
    public IReadOnlyList<int> ClassCounts { get; }

    /// <summary>For each class the mean probability of it over the images labelled so; infinite for a class without images.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>For each image the class it confidently belongs to; -1 where it reaches no threshold.</summary>
    public IReadOnlyList<int> ConfidentClasses { get; }

    /// <summary>Confident joint: images by label and by the class they confidently belong to. Images that reach no threshold are not in it.</summary>
    public int[,] ConfidentJoint { get; }

    /// <summary>The confident joint scaled so that each row sums to the images with that label, in whole images.</summary>
    public int[,] CalibratedCounts { get; }

    /// <summary>Joint probability of label and true class: <see cref="CalibratedCounts"/> divided by N. Sums to 1; all 0 without images.</summary>
    public double[,] Joint { get; }

    /// <summary>Probability of the label given the true class; each column sums to 1, or to 0 for a class that no image truly has.</summary>
    public double[,] NoiseMatrix { get; }

    /// <summary>Probability of the true class given the label; each row sums to 1, or to 0 for a class without images.</summary>
    public double[,] InverseNoiseMatrix { get; }

    /// <summary>Estimated number of wrong labels: the counts off the diagonal.</summary>
    public int EstimatedErrors { get; }

    /// <summary>Most probable class of each image; the lower index where two are equal.</summary>
    public IReadOnlyList<int> Suggested { get; }

    /// <summary>Probability of each image's label, 0 to 1.</summary>
    public IReadOnlyList<float> SelfConfidence { get; }

    /// <summary>(p(label) - highest other p + 1) / 2 of each image, 0 to 1.</summary>
    public IReadOnlyList<float> NormalizedMargin { get; }

    /// <summary>The images whose labels are probably wrong, lowest normalised margin first. Images whose label is their most probable class are never among them.</summary>
    /// <param name="method">How they are chosen.</param>
    /// <param name="minExamplesPerClass">Images that every class keeps; classes with no more than so many have no suspects.</param>
    public IReadOnlyList<LabelSuspect> Suspects(LabelPruning method = LabelPruning.PruneByNoiseRate, int minExamplesPerClass = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minExamplesPerClass);
        var pruner = new LabelPruner(_labels, _probabilities, CalibratedCounts, minExamplesPerClass);
        var isSuspect = method switch
        {
            LabelPruning.PruneByNoiseRate => pruner.ByNoiseRate(),
            LabelPruning.PruneByClass => pruner.ByClass(),
            LabelPruning.Both => [.. pruner.ByNoiseRate().Zip(pruner.ByClass(), (one, other) => one && other)],
            LabelPruning.ConfidentJointOffDiagonal => [.. ConfidentClasses.Select((confident, image) => confident >= 0 && confident != _labels[image])],
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such way to choose suspects."),
        };
        return [.. Enumerable.Range(0, _labels.Length)
            .Where(image => isSuspect[image] && Suggested[image] != _labels[image])
            .Select(image => new LabelSuspect(image, _labels[image], Suggested[image], SelfConfidence[image], NormalizedMargin[image]))
            .OrderBy(suspect => suspect.NormalizedMargin).ThenBy(suspect => suspect.SelfConfidence).ThenBy(suspect => suspect.Image)];
    }

    private double[,] Divide(Func<int, int, int> total)
    {
        var classes = ClassCounts.Count;
        var shares = new double[classes, classes];
        for (var given = 0; given < classes; given++)
        {
            for (var truth = 0; truth < classes; truth++)
            {
                var of = total(given, truth);
                shares[given, truth] = of == 0 ? 0 : (double)CalibratedCounts[given, truth] / of;
            }
        }
        return shares;
    }
}
