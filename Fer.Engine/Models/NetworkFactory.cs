using Fer.Engine.Models.Layers;
using Fer.Engine.Native;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fer.Engine.Models;

/// <summary>Builds the module that a <see cref="ModelArchitecture"/> describes. Input [N, 1, 48, 48] float, 0..1; output [N, C] logits.</summary>
internal static class NetworkFactory
{
    /// <summary>A new module on the processor with torch's default initial weights, drawn from torch's global generator.</summary>
    /// <exception cref="ArgumentException">The layers do not fit each other.</exception>
    public static Sequential Build(ModelArchitecture architecture, int classCount)
    {
        _ = ModelCost.Of(architecture, classCount);
        TorchLibrary.EnsureLoaded();

        var network = Sequential();
        var shape = FeatureShape.Input;
        foreach (var layer in architecture.Layers)
        {
            foreach (var module in Modules(layer, shape, classCount))
                network.append(module);
            shape = LayerCost.Of(layer, shape, classCount).Output;
        }

        return network;
    }

    /// <summary>
    /// Lays the weights of convolutions out channels last, after which convolutions compute so: 1.06 to 2.1 times as fast on processors.
    /// TorchSharp has no memory_format, so the layout comes from permuting, copying and permuting back.
    /// </summary>
    public static void UseChannelsLast(Sequential network)
    {
        using var gradientsOff = no_grad();
        foreach (var convolution in network.children().OfType<Conv2d>())
        {
            using var scope = NewDisposeScope();
            // The clone keeps the layout but is no view, whose base autograd would refuse to see changed by the optimiser.
            var weight = convolution.weight!.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).clone();
            convolution.weight = new Parameter(weight, requires_grad: true);
            scope.Detach(convolution.weight);
        }
    }

    private static IEnumerable<Module<Tensor, Tensor>> Modules(Layer layer, FeatureShape input, int classCount) => layer switch
    {
        SpaceToDepth s => [PixelUnshuffle(s.Factor)],
        Layers.Convolution { Normalised: true } c => [Convolve(c, input), BatchNorm2d(c.Channels), ReLU(inplace: true)],
        Layers.Convolution c => [Convolve(c, input), ReLU(inplace: true)],
        MaxPool m => [MaxPool2d(m.Size)],
        Layers.Dropout d => [nn.Dropout(d.Probability)],
        Layers.Flatten => [nn.Flatten()],
        GlobalAveragePool => [AdaptiveAvgPool2d(1), nn.Flatten()],
        Dense d => [Linear(input.Length, d.Units), ReLU(inplace: true)],
        Output => [Linear(input.Length, classCount)],
        _ => throw new ArgumentException($"{layer.GetType().Name} is not a known layer.", nameof(layer)),
    };

    private static Conv2d Convolve(Layers.Convolution layer, FeatureShape input) =>
        Conv2d(input.Channels, layer.Channels, layer.Kernel, layer.Stride, layer.Padded ? layer.Kernel / 2 : 0, bias: !layer.Normalised);
}
