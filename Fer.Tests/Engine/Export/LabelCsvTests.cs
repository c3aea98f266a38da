using Fer.Engine.Export;

namespace Fer.Tests.Engine.Export;

public sealed class LabelCsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"")]
    public void Cell_AnyText_IsHarmlessAndQuoted(string text, string expected) => Assert.Equal(expected, LabelCsv.Cell(text));

    [Fact]
    public void Line_HasAsManyCellsAsTheHeader()
    {
        var line = LabelCsv.Line(new LabelRow(12, "fer2013.csv", "row 4", "Training", 0, "Angry", 3, "Happy", [0xAB, 0x01]));

        Assert.Equal("12,fer2013.csv,row 4,Training,0,Angry,3,Happy,ab01,0,0,,", line);
        Assert.Equal(LabelCsv.Header.Split(',').Length, line.Split(',').Length);
    }

    [Fact]
    public void Line_MarksTagsAndMajority_StandAtTheEnd()
    {
        var line = LabelCsv.Line(new LabelRow(12, "-x.zip", "a,b.png", "Training", 0, "Angry", 3, "=Happy", [0xAB])
        {
            IsReviewed = true,
            IsExcluded = true,
            Tags = ["+hand", "blurred"],
            Majority = "tie",
        });

        Assert.Equal("12,'-x.zip,\"a,b.png\",Training,0,Angry,3,'=Happy,ab,1,1,'+hand; blurred,tie", line);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@x")]
    [InlineData("plain")]
    [InlineData("'quoted'")]
    [InlineData("")]
    public void Plain_OfACell_IsTheText(string text) => Assert.Equal(text, LabelCsv.Plain(LabelCsv.Cell(text)));
}
