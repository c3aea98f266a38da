using Fer.Data.Samples;

namespace Fer.Tests.Data.Samples;

public sealed class SampleSortTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-imported")]
    [InlineData("brightness")]
    [InlineData("-confidence")]
    [InlineData("-changed")]
    public void Parse_WhatFormatWrote_ComesBackUnchanged(string text) => Assert.Equal(text, SampleSort.Parse(text).Format());

    [Theory]
    [InlineData(null)]
    [InlineData("imported")]
    [InlineData("Brightness")]
    [InlineData("--brightness")]
    [InlineData("1")]
    public void Parse_Nonsense_IsTheOrderOfImport(string? text) => Assert.Equal(SampleSort.Usual, SampleSort.Parse(text));

    [Theory]
    [InlineData(new int[0], "", "")]
    [InlineData(new[] { 3 }, "", "class=3")]
    [InlineData(new int[0], "-contrast", "sort=-contrast")]
    [InlineData(new[] { 3 }, "-contrast", "class=3&sort=-contrast")]
    public void FormatView_FilterAndOrder_MakeOneQuery(int[] classes, string sort, string query) =>
        Assert.Equal(query, SampleSort.FormatView(new SampleFilter(1) { Classes = classes }, SampleSort.Parse(sort)));
}
