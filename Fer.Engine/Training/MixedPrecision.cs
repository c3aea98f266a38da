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
        var value = images;
        foreach (var module in network.children())
        {
            value = module switch
            {
                Conv2d convolution => nn.functional.conv2d(
                    value.to(bfloat16), convolution.weight!.to(bfloat16), convolution.bias?.to(bfloat16), convolution.stride!, convolution.padding!),
                Linear dense => nn.functional.linear(value.to(bfloat16), dense.weight!.to(bfloat16), dense.bias?.to(bfloat16)),
                nn.Module<Tensor, Tensor> other => other.call(value),
                _ => throw new InvalidOperationException($"{module.GetName()} takes no single tensor."),
            };
        }

        return value.to(float32);
    }
}
