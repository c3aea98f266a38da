using System.Globalization;
using Fer.Engine.Models.Layers;

namespace Fer.Engine.Models;

/// <summary>A network half read: its layers so far, and what they give.</summary>
internal sealed class NotationReading
{
    private readonly List<Layer> _layers = [];
    private FeatureShape _shape = FeatureShape.Input;
    private long _parameters;
    private string? _last;

    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>Whether the last layer is there.</summary>
    public bool IsEnded => _layers is [.., Output];

    /// <summary>Takes up one token.</summary>
    /// <exception cref="FormatException">It is not right here; the message goes on after the token's name.</exception>
    /// <exception cref="ArgumentException">The layer does not fit those before it.</exception>
    public void Take(string token, int classCount)
    {
        if (IsEnded)
            throw new FormatException("stands after out; expected nothing more");
        if (token[0] == 'x')
            Repeat(token, classCount);
        else
            Add(token, classCount);
        _last = token;
    }

    private void Repeat(string token, int classCount)
    {
        if (_last is null || _last[0] == 'x')
            throw new FormatException("repeats nothing; expected a layer right before it");
        if (!int.TryParse(token.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var times) || times is < 2 or > NetworkNotation.MaxLayers)
            throw new FormatException($"is no repetition; expected x2 to x{NetworkNotation.MaxLayers}");
        for (var time = 1; time < times; time++)
            Add(_last, classCount);
    }

    private void Add(string token, int classCount)
    {
        if (_layers.Count == NetworkNotation.MaxLayers)
            throw new FormatException($"is one layer too many; expected at most {NetworkNotation.MaxLayers}");

        var layer = LayerNotation.Read(token, _shape);
        var cost = LayerCost.Of(layer, _shape, classCount);
        _parameters += cost.Parameters;
        if (_parameters > NetworkNotation.MaxParameters)
            throw new FormatException("makes the network too large; expected at most 100 million parameters");
        _layers.Add(layer);
        _shape = cost.Output;
    }
}
