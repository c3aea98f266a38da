namespace Fer.Engine.Curation;

/// <summary>Chooses the images to doubt by the counts of a calibrated joint.</summary>
internal sealed class LabelPruner
{
    private readonly float[] _probabilities;
    private readonly int[][] _byClass;
    private readonly int[,] _counts;
    private readonly int _classes, _images, _least;

    /// <summary>Prepares the counts: every class keeps some images.</summary>
    /// <param name="labels">N class indices.</param>
    /// <param name="probabilities">N·C probabilities.</param>
    /// <param name="counts">Calibrated joint in images, rows given and columns true.</param>
    /// <param name="least">Images that every class keeps.</param>
    public LabelPruner(int[] labels, float[] probabilities, int[,] counts, int least)
    {
        (_probabilities, _classes, _images, _least) = (probabilities, counts.GetLength(0), labels.Length, least);
        _counts = KeepSome(counts, least);
        _byClass = new int[_classes][];
        var members = Enumerable.Range(0, labels.Length).ToLookup(image => labels[image]);
        for (var c = 0; c < _classes; c++)
            _byClass[c] = [.. members[c]];
    }

    /// <summary>For each pair of classes the images of the one with the largest margin of the other over it.</summary>
    public bool[] ByNoiseRate()
    {
        var isSuspect = new bool[_images];
        for (var given = 0; given < _classes; given++)
        {
            for (var truth = 0; truth < _classes && _byClass[given].Length > _least; truth++)
            {
                if (truth != given)
                    Mark(given, _counts[given, truth], image => P(image, given) - P(image, truth), isSuspect);
            }
        }
        return isSuspect;
    }

    /// <summary>For each class the images with the lowest probability of it.</summary>
    public bool[] ByClass()
    {
        var isSuspect = new bool[_images];
        for (var given = 0; given < _classes; given++)
        {
            if (_byClass[given].Length > _least)
                Mark(given, _byClass[given].Length - _counts[given, given], image => P(image, given), isSuspect);
        }
        return isSuspect;
    }

    private float P(int image, int c) => _probabilities[image * _classes + c];

    /// <summary>Marks the images of a class that come first; the earlier where two are equal. Order and position are sorted as one number.</summary>
    private void Mark(int given, int most, Func<int, float> order, bool[] isSuspect)
    {
        if (most <= 0)
            return;
        var keys = Array.ConvertAll(_byClass[given], image => ((ulong)Rising(order(image)) << 32) | (uint)image);
        Array.Sort(keys);
        foreach (var key in keys.AsSpan(0, Math.Min(most, keys.Length)))
            isSuspect[(int)(uint)key] = true;
    }

    /// <summary>A whole number that rises with the value: the bits of a float do, but for the sign.</summary>
    private static uint Rising(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return bits >> 31 == 0 ? bits | 0x8000_0000 : ~bits;
    }

    /// <summary>Raises each diagonal to the least and takes what that adds evenly from the other counts of the row that are not 0.</summary>
    private static int[,] KeepSome(int[,] counts, int least)
    {
        var kept = (int[,])counts.Clone();
        for (var given = 0; given < counts.GetLength(0); given++)
        {
            var missing = Math.Max(0, least - counts[given, given]);
            var nonZero = Enumerable.Range(0, counts.GetLength(1)).Count(truth => counts[given, truth] != 0);
            for (var truth = 0; truth < counts.GetLength(1); truth++)
            {
                kept[given, truth] = given == truth
                    ? counts[given, truth] + missing
                    : (int)Math.Max(0, counts[given, truth] - missing / Math.Max(1.0, nonZero - 1));
            }
        }
        return kept;
    }
}
