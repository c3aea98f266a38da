using Fer.Engine.Training;

namespace Fer.Engine.Export.Onnx;

/// <summary>Makes batch norm after a convolution without bias part of the convolution.</summary>
internal static class BatchNormFold
{
    /// <summary>What torch adds to the variance unless told otherwise, as <c>NetworkFactory</c> leaves it.</summary>
    private const double Epsilon = 1e-5;

    /// <summary>
    /// Weight and bias that compute both: w' = w·g/√(var + ε) and b' = β - mean·g/√(var + ε), for each output channel with its scale g,
    /// shift β and running mean and variance.
    /// </summary>
    /// <param name="weight">The convolution's weight, output channel by output channel.</param>
    /// <param name="norm">The batch norm's tensors.</param>
    /// <param name="channels">Output channels.</param>
    /// <exception cref="CheckpointException">The tensors do not have that many channels.</exception>
    public static (float[] Weight, float[] Bias) Fold(float[] weight, ModuleWeights norm, int channels)
    {
        var (scale, shift) = (norm.Values("weight", channels), norm.Values("bias", channels));
        var (mean, variance) = (norm.Values("running_mean", channels), norm.Values("running_var", channels));
        var (folded, bias, length) = (new float[weight.Length], new float[channels], weight.Length / channels);
        for (var channel = 0; channel < channels; channel++)
        {
            var factor = scale[channel] / Math.Sqrt(variance[channel] + Epsilon);
            bias[channel] = (float)(shift[channel] - mean[channel] * factor);
            for (var at = channel * length; at < (channel + 1) * length; at++)
                folded[at] = (float)(weight[at] * factor);
        }

        return (folded, bias);
    }
}
