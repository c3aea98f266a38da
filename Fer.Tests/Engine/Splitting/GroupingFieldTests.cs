using Fer.Data.Splits;
using Fer.Engine.Splitting;

namespace Fer.Tests.Engine.Splitting;

public sealed class GroupingFieldTests
{
    private static readonly string[] Classes = ["Angry", "Happy"];

    [Theory]
    [InlineData("train/happy/a.png", null)]
    [InlineData("happy/S01/a.png", "S01")]
    [InlineData("S01/happiness/a.png", "S01")]
    [InlineData("test/film/S01/Angry/a.png", "film/S01")]
    [InlineData("a.png", null)]
    public void Of_Folder_IsWhatIsNeitherClassNorUsage(string path, string? expected) =>
        Assert.Equal(expected, new GroupingField(SplitField.Folder, Classes).Of(1, path, isRow: false));

    [Theory]
    [InlineData("happy/S042_happy_3.png", "S042")]
    [InlineData("happy/S042-3.png", "S042")]
    [InlineData("happy/happy_3.png", null)]
    [InlineData("happy/Training_3.jpg", null)]
    [InlineData("happy/17.png", null)]
    [InlineData("happy/_3.png", null)]
    public void Of_NamePrefix_IsWhatStandsBeforeTheFirstMark(string path, string? expected) =>
        Assert.Equal(expected, new GroupingField(SplitField.NamePrefix, Classes).Of(1, path, isRow: false));

    [Fact]
    public void Of_RowOfATable_HasOnlyASource()
    {
        Assert.Null(new GroupingField(SplitField.Folder, Classes).Of(1, "row 7", isRow: true));
        Assert.Null(new GroupingField(SplitField.NamePrefix, Classes).Of(1, "row 7", isRow: true));
        Assert.Equal("7", new GroupingField(SplitField.Source, Classes).Of(7, "row 7", isRow: true));
        Assert.Null(new GroupingField(SplitField.None, Classes).Of(7, "row 7", isRow: true));
    }
}
