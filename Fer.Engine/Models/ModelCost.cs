using Fer.Engine.Models.Layers;

namespace Fer.Engine.Models;

/// <summary>Size of a network, worked out from its description.</summary>
/// <param name="Parameters">Trainable values.</param>
/// <param name="MultiplyAdds">Multiply-adds of one image's forward pass.</param>
public readonly record struct ModelCost(long Parameters, long MultiplyAdds)
{
    /// <summary>Adds up the layers of <paramref name="architecture"/> with <paramref name="classCount"/> outputs.</summary>
    /// <exception cref="ArgumentException">The layers do not fit each other, or the last is not <see cref="Output"/>.</exception>
    public static ModelCost Of(ModelArchitecture architecture, int classCount)
    {
        var layers = Layers(architecture, classCount);
        return new(layers.Sum(cost => cost.Parameters), layers.Sum(cost => cost.MultiplyAdds));
    }

    /// <summary>Shape and cost of each layer, in order.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="classCount">Outputs of the last layer.</param>
    /// <exception cref="ArgumentException">The layers do not fit each other, or the last is not <see cref="Output"/>.</exception>
    public static IReadOnlyList<LayerCost> Layers(ModelArchitecture architecture, int classCount)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (architecture.Layers.Count == 0 || architecture.Layers[^1] is not Output || architecture.Layers.Count(l => l is Output) != 1)
            throw new ArgumentException($"The network {architecture.Name} must end with its only output layer.", nameof(architecture));

        var shape = FeatureShape.Input;
        List<LayerCost> costs = [];
        foreach (var layer in architecture.Layers)
        {
            costs.Add(LayerCost.Of(layer, shape, classCount));
            shape = costs[^1].Output;
        }

        return costs;
    }
}
