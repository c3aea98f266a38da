using Fer.Data.Samples;
using Fer.Data.Splits;

namespace Fer.Tests.Data.Samples;

public sealed class SampleFilterUrlTests
{
    [Theory]
    [InlineData("")]
    [InlineData("class=0,3")]
    [InlineData("original=2&split=5&part=train,test&usage=training,publictest&changed=yes&text=row%2017")]
    [InlineData("reviewed=no&excluded=yes&issue=exactduplicate,conflictingduplicate,leak&majority=notaface,tie,0,6&agreement=0,100")]
    [InlineData("run=4&predicted=1,2&confidence=90&agrees=no&brightness=0,50&tag=3,7")]
    [InlineData("run=4&predicted=1&scored=0,2&on=test")]
    [InlineData("run=4")]
    [InlineData("split=5")]
    [InlineData("changed=no&text=a%26b%3D%25")]
    public void Parse_WhatFormatWrote_ComesBackUnchanged(string url) => Assert.Equal(url, SampleFilterUrl.Format(Parse(url)));

    [Theory]
    [InlineData("class=3,0,3", "class=0,3")]
    [InlineData("class=x,-1,2", "class=2")]
    [InlineData("part=train", "")]
    [InlineData("split=abc&part=train", "")]
    [InlineData("split=1&part=Train,nonsense,1", "split=1&part=train")]
    [InlineData("usage=PublicTest,9&changed=maybe&duplicates=1&text=%20%20", "usage=publictest")]
    [InlineData("predicted=1&confidence=90&agrees=yes", "")]
    [InlineData("scored=1&on=test", "")]
    [InlineData("run=4&on=test,validation", "run=4")]
    [InlineData("run=4&on=everything", "run=4")]
    [InlineData("duplicates=yes", "issue=exactduplicate")]
    [InlineData("agreement=55,60,9999&brightness=-10,10&majority=tie,maybe,-1,2", "majority=tie,2&agreement=60&brightness=10")]
    [InlineData("class=99999999999999999999", "")]
    public void Parse_Nonsense_IsIgnoredAndTheRestMadeCanonical(string typed, string canonical) =>
        Assert.Equal(canonical, SampleFilterUrl.Format(Parse(typed)));

    [Fact]
    public void Parse_LongText_IsCut() =>
        Assert.Equal(SampleFilter.LongestText, Parse($"text={new string('a', 5000)}").Text!.Length);

    [Fact]
    public void Format_PartsWithoutSplit_AreLeftOut() =>
        Assert.True(new SampleFilter(1) { Parts = [SplitPart.Train] }.IsEmpty);

    private static SampleFilter Parse(string url)
    {
        var pairs = url.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        return SampleFilterUrl.Parse(1, pairs.GetValueOrDefault);
    }
}
