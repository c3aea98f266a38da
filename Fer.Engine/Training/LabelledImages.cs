using Fer.Engine.Models;

namespace Fer.Engine.Training;

/// <summary>Images and their classes, as the trainer takes them.</summary>
public sealed class LabelledImages
{
    /// <summary>Checks and holds the arrays; they are not copied and must not change afterwards.</summary>
    /// <param name="pixels">N gray 48x48 images one after another, row by row, 0 black to 255 white.</param>
    /// <param name="labels">N class indices, each 0 or more.</param>
    /// <exception cref="ArgumentException">The lengths do not match, or a label is negative.</exception>
    public LabelledImages(byte[] pixels, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        if (pixels.LongLength != (long)labels.Length * ModelArchitecture.InputLength)
            throw new ArgumentException($"{labels.Length} labels need {(long)labels.Length * ModelArchitecture.InputLength} pixel values, but there are {pixels.Length}.", nameof(pixels));
        if (Array.FindIndex(labels, l => l < 0) is >= 0 and var bad)
            throw new ArgumentException($"Label {bad} is {labels[bad]}; labels start at 0.", nameof(labels));

        Pixels = pixels;
        Labels = labels;
    }

    /// <summary>N·2,304 gray values.</summary>
    public byte[] Pixels { get; }

    /// <summary>N class indices.</summary>
    public int[] Labels { get; }

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;
}
