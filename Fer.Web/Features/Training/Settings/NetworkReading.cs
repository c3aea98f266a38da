using Fer.Engine.Models;

namespace Fer.Web.Features.Training.Settings;

/// <summary>What a typed network comes to.</summary>
/// <param name="Layers">Its layers with shape and cost; empty where it cannot be read.</param>
/// <param name="Error">What is wrong and where; null where nothing is.</param>
internal sealed record NetworkReading(IReadOnlyList<NetworkLayer> Layers, string? Error)
{
    public long Parameters => Layers.Sum(layer => layer.Cost.Parameters);

    public long MultiplyAdds => Layers.Sum(layer => layer.Cost.MultiplyAdds);

    /// <summary>Reads a network in the short notation.</summary>
    /// <param name="text">The notation.</param>
    /// <param name="classCount">Outputs of its last layer.</param>
    public static NetworkReading Of(string text, int classCount = 7)
    {
        try
        {
            var architecture = NetworkNotation.Parse(text, RunArchitecture.OwnName);
            var costs = ModelCost.Layers(architecture, classCount);
            return new([.. architecture.Layers.Zip(costs, (layer, cost) => new NetworkLayer(NetworkNotation.Format(new ModelArchitecture("layer", "", [layer])), cost))], null);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            return new([], wrong.Message);
        }
    }

    /// <summary>The shortest way to write the same network; null where the text cannot be read.</summary>
    public static string? ShortForm(string text)
    {
        try
        {
            return NetworkNotation.Format(NetworkNotation.Parse(text, RunArchitecture.OwnName));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
