using Fer.Engine.Models;
using Fer.Engine.Training;
using static TorchSharp.torch;

namespace Fer.Tests.Engine.Export.Onnx;

/// <summary>Checkpoints of networks that nobody trained: random weights, and batch norm with statistics unlike those it starts with.</summary>
internal static class RandomNetwork
{
    public static byte[] Checkpoint(ModelArchitecture architecture, int classCount, int epoch = 1)
    {
        using var network = NetworkFactory.Build(architecture, classCount);
        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        manual_seed(11);
        foreach (var (name, value) in network.state_dict())
        {
            if (name.EndsWith("running_var", StringComparison.Ordinal))
                value.uniform_(0.5, 2);
            else if (name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("bias", StringComparison.Ordinal))
                value.normal_(0, 0.3);
            else if (value.dim() == 1)
                value.uniform_(0.5, 1.5);
            else if (value.dim() > 1)
                value.normal_(0, Math.Sqrt(2.0 / (value.numel() / value.shape[0])));
        }

        // Statistics of images, lest the sums of block after block grow until one class has all the probability.
        network.train();
        var images = tensor(Images(8), [8, 1, ModelArchitecture.InputSide, ModelArchitecture.InputSide]).to(float32).div(255);
        for (var pass = 0; pass < 10; pass++)
            network.call(images).Dispose();
        return NetworkState.Encode(network, architecture, classCount, epoch, 0.5);
    }

    /// <summary>Noise of a brightness that differs from image to image.</summary>
    public static byte[] Images(int count)
    {
        var random = new Random(7);
        var pixels = new byte[count * ModelArchitecture.InputLength];
        for (var index = 0; index < pixels.Length; index++)
            pixels[index] = (byte)(random.Next(256) * (index / ModelArchitecture.InputLength + 1) / count);
        return pixels;
    }
}
