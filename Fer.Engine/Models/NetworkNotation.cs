using System.Globalization;

namespace Fer.Engine.Models;

/// <summary>
/// Networks as one line of text, layer after layer, such as <c>u2 c48k3s1 x2 m gap d.3 out</c>. cNkKsS is a convolution of N channels, kernel
/// KxK and stride S with batch norm and ReLU; vNkK one without border and batch norm; resNsS a residual block; radd adds two convolutions to
/// their input; uN folds NxN pixels into channels; m and mN pool; dP is dropout; flat, gap; fcN is a dense layer; out is the last layer.
/// xN stands for N times the layer before it. Strides may be left out where they are 1.
/// </summary>
public static class NetworkNotation
{
    /// <summary>Longest text in characters.</summary>
    public const int MaxLength = 1_000;

    /// <summary>Most layers, repetitions counted.</summary>
    public const int MaxLayers = 100;

    /// <summary>Most trainable values.</summary>
    public const long MaxParameters = 100_000_000;

    /// <summary>Classes that the size is checked with; those of FER-2013. The last layer is small beside the limit.</summary>
    private const int Classes = 7;

    /// <summary>The network that a text describes.</summary>
    /// <param name="text">Layers separated by white space; upper and lower case are the same.</param>
    /// <param name="name">Name of the network.</param>
    /// <exception cref="FormatException">The message says at which character what is wrong and what was expected.</exception>
    public static ModelArchitecture Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The network has {text.Length:N0} characters; expected at most {MaxLength:N0}. Write repeated layers as x2."));

        var reading = new NotationReading();
        foreach (var (token, position) in Tokens(text))
        {
            try
            {
                reading.Take(token, Classes);
            }
            catch (Exception e) when (e is FormatException or ArgumentException)
            {
                var what = e is ArgumentException ? e.Message : $"'{token}' {e.Message}.";
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"At character {position}, {what}"), e);
            }
        }

        return reading.IsEnded
            ? new(name, "Own network", reading.Layers)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"At character {text.TrimEnd().Length + 1}, the network ends too early; expected out as its last layer."));
    }

    /// <summary>The shortest text of a network: <see cref="Parse"/> makes the same layers of it.</summary>
    /// <exception cref="ArgumentException">A layer cannot be written in the notation.</exception>
    public static string Format(ModelArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        List<string> tokens = [];
        for (var index = 0; index < architecture.Layers.Count;)
        {
            var layer = architecture.Layers[index];
            tokens.Add(LayerNotation.Write(layer) ?? throw new ArgumentException($"{layer} cannot be written in the short notation.", nameof(architecture)));
            var times = architecture.Layers.Skip(index).TakeWhile(next => next == layer).Count();
            if (times > 1)
                tokens.Add(string.Create(CultureInfo.InvariantCulture, $"x{times}"));
            index += times;
        }

        return string.Join(' ', tokens);
    }

    private static IEnumerable<(string Token, int Position)> Tokens(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                continue;
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            yield return (text[at..end].ToLowerInvariant(), at + 1);
            at = end;
        }
    }
}
