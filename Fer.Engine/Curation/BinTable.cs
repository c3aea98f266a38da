namespace Fer.Engine.Curation;

/// <summary>Naive Bayes on one property in bins: since all images of a bin are predicted alike, counts are all it takes.</summary>
internal sealed class BinTable(int[] folds, int[] bins, int foldCount, int classCount)
{
    private readonly int _binCount = bins.Max() + 1;

    /// <summary>Mean recall of the classes that have images, each image predicted from the other folds.</summary>
    public double BalancedAccuracy(int[] labels)
    {
        var counts = new int[foldCount, classCount, _binCount];
        var totals = new int[classCount, _binCount];
        var sizes = new int[classCount];
        for (var image = 0; image < labels.Length; image++)
        {
            counts[folds[image], labels[image], bins[image]]++;
            totals[labels[image], bins[image]]++;
            sizes[labels[image]]++;
        }
        var hits = new int[classCount];
        for (var fold = 0; fold < foldCount; fold++)
        {
            var trained = Enumerable.Range(0, classCount).Select(c => sizes[c] - Enumerable.Range(0, _binCount).Sum(bin => counts[fold, c, bin])).ToArray();
            for (var bin = 0; bin < _binCount; bin++)
            {
                var predicted = Predict(counts, totals, trained, fold, bin);
                if (predicted >= 0)
                    hits[predicted] += counts[fold, predicted, bin];
            }
        }
        return Enumerable.Range(0, classCount).Where(c => sizes[c] > 0).Average(c => (double)hits[c] / sizes[c]);
    }

    /// <summary>The class with the highest likelihood of the bin, with one image added to each bin (Laplace); -1 where nothing was trained.</summary>
    private int Predict(int[,,] counts, int[,] totals, int[] trained, int fold, int bin)
    {
        var (best, highest) = (-1, 0.0);
        for (var c = 0; c < classCount; c++)
        {
            var likelihood = trained[c] == 0 ? 0 : (totals[c, bin] - counts[fold, c, bin] + 1.0) / (trained[c] + _binCount);
            if (likelihood > highest)
                (best, highest) = (c, likelihood);
        }
        return best;
    }
}
