using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>
/// Exponential moving average of a network's weights and batch-norm statistics (Polyak and Juditsky 1992). Its decay rises to the one asked for
/// as (1 + steps) / (10 + steps), so that the random first weights are soon forgotten.
/// </summary>
internal sealed class MovingAverage : IDisposable
{
    private readonly (Tensor Own, Tensor Average)[] _pairs;
    private readonly double _decay;

    /// <param name="network">Followed.</param>
    /// <param name="average">Another module of the same layers, which becomes the average.</param>
    /// <param name="decay">0 to below 1.</param>
    public MovingAverage(Sequential network, Sequential average, double decay)
    {
        (Network, _decay) = (average, decay);
        var own = NetworkState.Tensors(network).ToDictionary(tensor => tensor.Name, tensor => tensor.Value);
        _pairs = [.. NetworkState.Tensors(average).Select(tensor => (own[tensor.Name], tensor.Value))];
        using var gradientsOff = no_grad();
        foreach (var (source, target) in _pairs)
            target.copy_(source);
    }

    /// <summary>The averaged network.</summary>
    public Sequential Network { get; }

    /// <summary>Takes up the weights after a step.</summary>
    /// <param name="steps">Steps taken so far, this one included.</param>
    public void Update(long steps)
    {
        using var gradientsOff = no_grad();
        using var scope = NewDisposeScope();
        var share = 1 - Math.Min(_decay, (1.0 + steps) / (10 + steps));
        foreach (var (own, average) in _pairs)
        {
            if (own.is_floating_point())
                average.lerp_(own, share);
            else
                average.copy_(own);
        }
    }

    public void Dispose() => Network.Dispose();
}
