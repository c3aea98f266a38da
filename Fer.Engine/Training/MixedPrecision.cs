using Fer.Engine.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>
/// Runs a network with convolutions and dense layers in bfloat16 and 32-bit weights behind them. TorchSharp has no autocast, so weights
/// and activations are cast by hand, as autocast would; gradients flow back through the casts to the 32-bit weights.
/// </summary>
internal static class MixedPrecision
{
    /// <summary>Logits [N, C] as 32-bit floats of images [N, 1, H, W]; in the caller's dispose scope.</summary>
    public static Tensor Forward(Sequential network, Tensor images)
    {
        using var logits = Through(network, images);
        return logits.to(float32);
    }

    private static Tensor Through(nn.Module<Tensor, Tensor> module, Tensor value)
    {
        // Results in between are given back at once: autograd holds on to those that it needs.
        using var scope = NewDisposeScope();
        return (module switch
        {
            Conv2d convolution => nn.functional.conv2d(
                value.to(bfloat16), convolution.weight!.to(bfloat16), convolution.bias?.to(bfloat16), convolution.stride!, convolution.padding!),
            Linear dense => nn.functional.linear(value.to(bfloat16), dense.weight!.to(bfloat16), dense.bias?.to(bfloat16)),
            Sequential chain => Chain(chain, value),
            ResidualModule residual => residual.Join(Through(residual.Main, value), residual.Shortcut is null ? value : Through(residual.Shortcut, value)),
            _ => module.call(value),
        }).MoveToOuterDisposeScope();
    }

    private static Tensor Chain(Sequential chain, Tensor value)
    {
        var result = value;
        foreach (var module in chain.children().Cast<nn.Module<Tensor, Tensor>>())
        {
            var next = Through(module, result);
            if (!ReferenceEquals(result, value))
                result.Dispose();
            result = next;
        }

        return result;
    }
}
