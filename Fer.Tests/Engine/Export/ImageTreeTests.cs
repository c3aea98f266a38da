using Fer.Engine.Export;

namespace Fer.Tests.Engine.Export;

public sealed class ImageTreeTests
{
    [Theory]
    [InlineData("a.png", "image/png", "train/Happy/a.png")]
    [InlineData("a.JPEG", "image/jpeg", "train/Happy/a.JPEG")]
    [InlineData("a.jpg", "image/png", "train/Happy/a.jpg.png")]
    [InlineData("a", "image/jpeg", "train/Happy/a.jpg")]
    [InlineData("..", "image/png", "train/Happy/image-7.png")]
    [InlineData("", "image/png", "train/Happy/image-7.png")]
    [InlineData("a\\..\\b.png", "image/png", "train/Happy/a_.._b.png")]
    [InlineData("a:b?.png", "image/png", "train/Happy/a_b_.png")]
    public void Place_NameInTheSource_IsKeptWhereItIsHarmless(string name, string type, string expected) =>
        Assert.Equal(expected, new ImageTree().Place("train", "Happy", name, type, 7));

    [Fact]
    public void Place_TakenName_GetsTheSampleId()
    {
        var tree = new ImageTree();

        Assert.Equal("Happy/a.png", tree.Place(null, "Happy", "a.png", "image/png", 1));
        Assert.Equal("Happy/A-2.png", tree.Place(null, "Happy", "A.png", "image/png", 2));
        Assert.Equal("Sad/a.png", tree.Place(null, "Sad", "a.png", "image/png", 3));
    }

    [Theory]
    [InlineData("../up", "_up")]
    [InlineData("a/b", "a_b")]
    [InlineData("...", "class")]
    public void Place_ClassName_IsOneFolder(string name, string expected) =>
        Assert.Equal($"{expected}/a.png", new ImageTree().Place(null, name, "a.png", "image/png", 1));
}
