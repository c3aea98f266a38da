using Fer.Engine.Models.Layers;

namespace Fer.Engine.Models;

/// <summary>A network as a list of layers: what it is, not the built module. Input is always one gray 48x48 image, scaled to 0..1.</summary>
/// <param name="Name">Short name without spaces, such as <c>vgg9s2d</c>.</param>
/// <param name="Summary">One line a person can read.</param>
/// <param name="Layers">Steps in order; the last is <see cref="Output"/>.</param>
public sealed record ModelArchitecture(string Name, string Summary, IReadOnlyList<Layer> Layers)
{
    /// <summary>Side of the square input image in pixels.</summary>
    public const int InputSide = 48;

    /// <summary>Values in one input image.</summary>
    public const int InputLength = InputSide * InputSide;

    /// <summary>Two architectures are equal when name, summary and every layer are.</summary>
    public bool Equals(ModelArchitecture? other) =>
        other is not null && Name == other.Name && Summary == other.Summary && Layers.SequenceEqual(other.Layers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Summary, Layers.Count);
}
