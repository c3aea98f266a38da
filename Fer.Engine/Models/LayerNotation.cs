using System.Globalization;
using System.Text.RegularExpressions;
using Fer.Engine.Models.Layers;

namespace Fer.Engine.Models;

/// <summary>One layer in the short notation.</summary>
internal static partial class LayerNotation
{
    public const int MaxChannels = 2_048;
    public const int MaxUnits = 8_192;
    private const int MaxKernel = 15;
    private const int MaxStride = 8;

    private const string Known =
        "a convolution (c48k3s1, or v32k3 without batch norm and border), a residual layer (res64s2, radd), a fold (u2), pooling (m, m3, gap), dropout (d.25), flat, a dense layer (fc256), out or a repetition (x2)";

    /// <summary>The layer that a token means.</summary>
    /// <param name="token">Such as <c>c48k3s1</c>, in lower case.</param>
    /// <param name="input">What the layer before it gives.</param>
    /// <exception cref="FormatException">It is no layer, or one of its numbers is out of range.</exception>
    public static Layer Read(string token, FeatureShape input) => token switch
    {
        "radd" => new ResidualAdd(input.Channels),
        "flat" => new Flatten(),
        "gap" => new GlobalAveragePool(),
        "out" => new Output(),
        "m" => new MaxPool(2),
        _ when Convolutions().Match(token) is { Success: true } match => Convolve(match),
        _ when Sized().Match(token) is { Success: true } match => Size(match),
        _ when Dropouts().Match(token) is { Success: true } match => new Dropout(double.Parse("0" + match.Groups["p"].Value, CultureInfo.InvariantCulture)),
        _ => throw new FormatException($"is no layer; expected {Known}"),
    };

    /// <summary>The token of a layer; null where the notation has none.</summary>
    public static string? Write(Layer layer) => layer switch
    {
        Convolution { Padded: true, Normalised: true } c => string.Create(CultureInfo.InvariantCulture, $"c{c.Channels}k{c.Kernel}s{c.Stride}"),
        Convolution { Padded: false, Normalised: false, Stride: 1 } c => string.Create(CultureInfo.InvariantCulture, $"v{c.Channels}k{c.Kernel}"),
        Convolution { Padded: false, Normalised: false } c => string.Create(CultureInfo.InvariantCulture, $"v{c.Channels}k{c.Kernel}s{c.Stride}"),
        ResidualBlock r => string.Create(CultureInfo.InvariantCulture, $"res{r.Channels}s{r.Stride}"),
        ResidualAdd => "radd",
        SpaceToDepth s => string.Create(CultureInfo.InvariantCulture, $"u{s.Factor}"),
        MaxPool { Size: 2 } => "m",
        MaxPool m => string.Create(CultureInfo.InvariantCulture, $"m{m.Size}"),
        Dropout { Probability: 0 } => "d0",
        Dropout d => "d" + d.Probability.ToString(".####", CultureInfo.InvariantCulture),
        Dense d => string.Create(CultureInfo.InvariantCulture, $"fc{d.Units}"),
        Flatten => "flat",
        GlobalAveragePool => "gap",
        Output => "out",
        _ => null,
    };

    private static Convolution Convolve(Match match)
    {
        var normalised = match.Groups["kind"].Value == "c";
        var kernel = Number(match, "k", 1, MaxKernel, "the side of the kernel");
        if (normalised && kernel % 2 == 0)
            throw new FormatException("needs an odd side of the kernel (after k), since its border is filled alike on all sides");
        return new(Number(match, "n", 1, MaxChannels, "the channels"), kernel, Stride(match), normalised, normalised);
    }

    private static Layer Size(Match match) => match.Groups["kind"].Value switch
    {
        "res" => new ResidualBlock(Number(match, "n", 1, MaxChannels, "the channels"), Stride(match)),
        _ when match.Groups["s"].Success => throw new FormatException("has a stride (after s), which only convolutions and residual blocks have"),
        "fc" => new Dense(Number(match, "n", 1, MaxUnits, "the values")),
        "m" => new MaxPool(Number(match, "n", 2, ModelArchitecture.InputSide, "the side of the block")),
        _ => new SpaceToDepth(Number(match, "n", 2, ModelArchitecture.InputSide, "the side of the block")),
    };

    private static int Stride(Match match) => match.Groups["s"].Success ? Number(match, "s", 1, MaxStride, "the stride") : 1;

    private static int Number(Match match, string group, int least, int most, string what) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"has {match.Groups[group].Value} for {what}; expected {least} to {most:N0}"));

    [GeneratedRegex("^(?<kind>[cv])(?<n>[0-9]+)k(?<k>[0-9]+)(s(?<s>[0-9]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Convolutions();

    [GeneratedRegex("^(?<kind>res|fc|m|u)(?<n>[0-9]+)(s(?<s>[0-9]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Sized();

    [GeneratedRegex(@"^d(0?(?<p>\.[0-9]{1,4})|0)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Dropouts();
}
