using Fer.Engine.Models.Layers;

namespace Fer.Engine.Models;

/// <summary>What one layer makes of its input and what it costs.</summary>
/// <param name="Output">Shape after the layer.</param>
/// <param name="Parameters">Trainable values.</param>
/// <param name="MultiplyAdds">Multiply-adds of convolutions and dense layers for one image; norms and activations are not counted.</param>
public readonly record struct LayerCost(FeatureShape Output, long Parameters, long MultiplyAdds)
{
    /// <summary>Works out shape and cost of <paramref name="layer"/> on an input of shape <paramref name="input"/>.</summary>
    /// <exception cref="ArgumentException">The layer does not fit the input.</exception>
    public static LayerCost Of(Layer layer, FeatureShape input, int classCount) => layer switch
    {
        SpaceToDepth s => Fold(s, NeedsImage(layer, input)),
        Convolution c => Convolve(c, NeedsImage(layer, input)),
        ResidualBlock r => Block(r, NeedsImage(layer, input)),
        ResidualAdd r => AddBack(r, NeedsImage(layer, input)),
        MaxPool m => Free(new(input.Channels, Fits(layer, NeedsImage(layer, input).Height / m.Size), Fits(layer, input.Width / m.Size), false)),
        GlobalAveragePool => Free(new(NeedsImage(layer, input).Channels, 1, 1, true)),
        Flatten => Free(new(input.Length, 1, 1, true)),
        Dropout => Free(input),
        Dense d => Connect(layer, input, d.Units),
        Layers.Output => Connect(layer, input, classCount),
        _ => throw new ArgumentException($"{layer.GetType().Name} is not a known layer."),
    };

    private static LayerCost Free(FeatureShape output) => new(output, 0, 0);

    private static LayerCost Fold(SpaceToDepth layer, FeatureShape input) =>
        input.Height % layer.Factor == 0 && input.Width % layer.Factor == 0
            ? Free(new(input.Channels * layer.Factor * layer.Factor, input.Height / layer.Factor, input.Width / layer.Factor, false))
            : throw new ArgumentException($"{Name(layer)} does not divide {input.Height}x{input.Width} pixels.");

    private static LayerCost Convolve(Convolution layer, FeatureShape input)
    {
        var padding = layer.Padded ? layer.Kernel / 2 * 2 : 0;
        var height = Fits(layer, (input.Height + padding - layer.Kernel) / layer.Stride + 1);
        var width = Fits(layer, (input.Width + padding - layer.Kernel) / layer.Stride + 1);
        var weights = (long)layer.Channels * input.Channels * layer.Kernel * layer.Kernel;
        var rest = layer.Normalised ? 2L * layer.Channels : layer.Channels;
        return new(new(layer.Channels, height, width, false), weights + rest, weights * height * width);
    }

    private static LayerCost Block(ResidualBlock layer, FeatureShape input)
    {
        var first = Convolve(new(layer.Channels, 3, layer.Stride, Padded: true, Normalised: true), input);
        var second = Convolve(new(layer.Channels, 3, 1, Padded: true, Normalised: true), first.Output);
        var shortcut = first.Output == input ? Free(input) : Convolve(new(layer.Channels, 1, layer.Stride, Padded: false, Normalised: true), input);
        return new(second.Output, first.Parameters + second.Parameters + shortcut.Parameters, first.MultiplyAdds + second.MultiplyAdds + shortcut.MultiplyAdds);
    }

    private static LayerCost AddBack(ResidualAdd layer, FeatureShape input)
    {
        if (layer.Channels != input.Channels)
            throw new ArgumentException($"{Name(layer)} cannot be added to an input of {input.Channels} channels.");

        var one = Convolve(new(layer.Channels, 3, 1, Padded: true, Normalised: true), input);
        return new(input, 2 * one.Parameters, 2 * one.MultiplyAdds);
    }

    private static LayerCost Connect(Layer layer, FeatureShape input, int units)
    {
        if (!input.IsFlat)
            throw new ArgumentException($"{Name(layer)} needs a flat input: put flat or gap before it.");

        var weights = (long)input.Length * units;
        return new(new(units, 1, 1, true), weights + units, weights);
    }

    private static FeatureShape NeedsImage(Layer layer, FeatureShape input) =>
        input.IsFlat ? throw new ArgumentException($"{Name(layer)} needs an image, but the values before it are already flat.") : input;

    private static int Fits(Layer layer, int side) =>
        side > 0 ? side : throw new ArgumentException($"{Name(layer)} leaves no pixels: too many pooling or valid convolution layers before it.");

    private static string Name(Layer layer) => LayerNotation.Write(layer) is { } token ? $"'{token}'" : layer.ToString();
}
