using Fer.Engine.Training;

namespace Fer.Tests.Engine.Training;

public sealed class LabelledImagesTests
{
    [Fact]
    public void New_PixelsMissing_SaysHowManyAreNeeded()
    {
        var error = Assert.Throws<ArgumentException>(() => new LabelledImages(new byte[2304], [0, 1]));

        Assert.Contains("4608", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_NegativeLabel_NamesIt()
    {
        var error = Assert.Throws<ArgumentException>(() => new LabelledImages(new byte[4608], [0, -1]));

        Assert.Contains("Label 1 is -1", error.Message, StringComparison.Ordinal);
    }
}
