namespace Fer.Engine.Metrics;

/// <summary>Class probabilities of N images as one row-major array of N·C values.</summary>
public readonly ref struct Probabilities
{
    private readonly ReadOnlySpan<float> _values;

    /// <exception cref="ArgumentException">The length is no multiple of the class count.</exception>
    public Probabilities(ReadOnlySpan<float> values, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (values.Length % classCount != 0)
            throw new ArgumentException($"{values.Length} probabilities are no whole number of images with {classCount} classes.", nameof(values));

        _values = values;
        ClassCount = classCount;
    }

    /// <summary>Number of classes C.</summary>
    public int ClassCount { get; }

    /// <summary>Number of images N.</summary>
    public int Count => _values.Length / ClassCount;

    /// <summary>The C probabilities of one image.</summary>
    public ReadOnlySpan<float> Row(int image) => _values.Slice(image * ClassCount, ClassCount);

    /// <summary>The most probable class of an image; the lower index where two are equal.</summary>
    public int Best(int image)
    {
        var row = Row(image);
        var best = 0;
        for (var c = 1; c < row.Length; c++)
            best = row[c] > row[best] ? c : best;
        return best;
    }

    /// <summary>The most probable class of every image.</summary>
    public int[] BestOfAll()
    {
        var classes = new int[Count];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = Best(i);
        return classes;
    }

    /// <summary>Refuses labels that do not belong to these images and classes.</summary>
    internal void CheckLabels(ReadOnlySpan<int> labels)
    {
        if (labels.Length != Count)
            throw new ArgumentException($"There are {labels.Length} labels but probabilities of {Count} images.", nameof(labels));
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)ClassCount)
                throw new ArgumentException($"There is a label {label}, but there are {ClassCount} classes.", nameof(labels));
        }
    }
}
