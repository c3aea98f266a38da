namespace Fer.Engine.Metrics;

/// <summary>How many images of each class were predicted as each class: rows actual, columns predicted.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>Takes a copy of <paramref name="counts"/>.</summary>
    /// <param name="counts">C x C counts, rows actual, columns predicted.</param>
    /// <exception cref="ArgumentException">Not square, empty, or a count is negative.</exception>
    public ConfusionMatrix(int[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.GetLength(0) != counts.GetLength(1) || counts.Length == 0)
            throw new ArgumentException($"A confusion matrix is square, not {counts.GetLength(0)} x {counts.GetLength(1)}.", nameof(counts));
        if (counts.Cast<int>().Any(n => n < 0))
            throw new ArgumentException("A confusion matrix holds counts of 0 or more.", nameof(counts));

        _counts = (int[,])counts.Clone();
        ClassCount = counts.GetLength(0);
        Classes = [.. Enumerable.Range(0, ClassCount).Select(Figures)];
        Total = Classes.Sum(c => c.Support);
        Correct = Classes.Sum(c => c.Correct);
    }

    /// <summary>Counts labels against predictions, position by position.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a class lies outside 0 to <paramref name="classCount"/> - 1.</exception>
    public static ConfusionMatrix From(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classCount)
    {
        if (actual.Length != predicted.Length)
            throw new ArgumentException($"There are {actual.Length} labels but {predicted.Length} predictions.", nameof(predicted));

        var counts = new int[classCount, classCount];
        for (var i = 0; i < actual.Length; i++)
        {
            if ((uint)actual[i] >= (uint)classCount || (uint)predicted[i] >= (uint)classCount)
                throw new ArgumentException($"Image {i} has label {actual[i]} and prediction {predicted[i]}, but there are {classCount} classes.", nameof(actual));
            counts[actual[i], predicted[i]]++;
        }

        return new(counts);
    }

    /// <summary>Number of classes C.</summary>
    public int ClassCount { get; }

    /// <summary>Images counted.</summary>
    public int Total { get; }

    /// <summary>Images on the diagonal.</summary>
    public int Correct { get; }

    /// <summary>Figures of each class, in index order.</summary>
    public IReadOnlyList<ClassFigures> Classes { get; }

    /// <summary>Images of class <paramref name="actual"/> that were predicted as <paramref name="predicted"/>.</summary>
    public int this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>Share of images predicted rightly; 0 where there are none.</summary>
    public double Accuracy => Total == 0 ? 0 : (double)Correct / Total;

    /// <summary>Unweighted mean F1 over the classes that occur among labels or predictions (the mean of F1s, not the F1 of means: Opitz and Burst 2019, arXiv 1911.03347).</summary>
    public double MacroF1 => Classes.Where(c => c.Occurs).Select(c => c.F1).DefaultIfEmpty().Average();

    /// <summary>Mean F1 weighted by support; 0 where there are no images.</summary>
    public double WeightedF1 => Total == 0 ? 0 : Classes.Sum(c => c.F1 * c.Support) / Total;

    /// <summary>Unweighted mean recall over the classes that have images (Brodersen et al. 2010).</summary>
    public double BalancedAccuracy => Classes.Where(c => c.Support > 0).Select(c => c.Recall).DefaultIfEmpty().Average();

    private ClassFigures Figures(int index)
    {
        var all = Enumerable.Range(0, ClassCount);
        return new(index, all.Sum(j => _counts[index, j]), all.Sum(i => _counts[i, index]), _counts[index, index]);
    }
}
