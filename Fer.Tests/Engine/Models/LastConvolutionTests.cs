using Fer.Engine.Models;
using Fer.Engine.Models.Layers;

namespace Fer.Tests.Engine.Models;

/// <summary>The layer that says where, and where its cells lie on the image.</summary>
public sealed class LastConvolutionTests
{
    [Theory]
    [InlineData("tutorial", 4, 8, 9.5, 4)]
    [InlineData("fast", 6, 6, 3.5, 8)]
    [InlineData("balanced", 6, 6, 3.5, 8)]
    [InlineData("residual", 7, 6, 0, 8)]
    [InlineData("best", 9, 6, 0, 8)]
    public void Of_Preset_IsItsLastConvolution(string name, int ordinal, int side, double start, double step) =>
        Assert.Equal(new LastConvolution(ordinal, side, side, start, step), LastConvolution.Of(PresetCatalog.Get(name).Architecture, 7));

    [Fact]
    public void Of_ConvolutionDownToOneCell_IsTheOneBefore()
    {
        var place = LastConvolution.Of(Network(new Convolution(4, 3, 2, Padded: true, Normalised: true), new MaxPool(24), new Convolution(4, 1, 1, Padded: true, Normalised: true)), 7);

        Assert.Equal(new LastConvolution(1, 24, 24, 0, 2), place);
    }

    [Fact]
    public void Of_NoLayerWithManyCells_IsTheLastOfMoreThanOne()
    {
        var place = LastConvolution.Of(Network(new MaxPool(12), new Convolution(4, 3, 1, Padded: true, Normalised: true), new MaxPool(2), new Convolution(4, 1, 1, Padded: true, Normalised: true)), 7);

        Assert.Equal(new LastConvolution(2, 2, 2, 11.5, 24), place);
    }

    [Fact]
    public void Of_NoConvolution_IsNone() => Assert.Null(LastConvolution.Of(Network(new Dropout(0.1)), 7));

    [Fact]
    public void Spread_OneCell_LiesAtItsCentreAndFadesToTheNext()
    {
        var place = LastConvolution.Of(PresetCatalog.Fast.Architecture, 7)!;
        var cells = new float[36];
        cells[4 * 6 + 1] = 1; // row 4, column 1: centre at x = 11.5, y = 35.5

        var pixels = place.Spread(cells);

        Assert.Contains(Array.IndexOf(pixels, pixels.Max()), new[] { 35 * 48 + 11, 35 * 48 + 12, 36 * 48 + 11, 36 * 48 + 12 });
        Assert.Equal(pixels[35 * 48 + 11], pixels[36 * 48 + 12], 5);
        Assert.Equal(0, pixels[35 * 48 + 20], 5);
        Assert.InRange(pixels[35 * 48 + 16], 0.3, 0.6);
        Assert.All(pixels, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Spread_AllCellsAlike_IsAlikeToTheEdges() =>
        Assert.All(LastConvolution.Of(PresetCatalog.Tutorial.Architecture, 7)!.Spread(Enumerable.Repeat(0.5f, 64).ToArray()), value => Assert.Equal(0.5f, value));

    private static ModelArchitecture Network(params Layer[] layers) => new("own", "For a test", [.. layers, new Flatten(), new Output()]);
}
