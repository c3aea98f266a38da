using Bunit;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Tests.TestKit;
using Fer.Web.Components.Shared;

namespace Fer.Tests.Web.Features;

public sealed class VoteBarsTests : PageContext
{
    private static readonly ClassCount[] Classes =
        [.. ClassVocabulary.Fer2013.Select((name, index) => new ClassCount(index, name, $"{index + 1}", index + 1, 0))];

    [Fact]
    public void Render_Votes_ShowsOneSegmentAnAnswerInColoursAndWords()
    {
        var cut = RenderVotes("happiness 6, NF 1, unknown 2, contempt 1");

        Assert.Equal("Happy 6, Unknown 2, Not a face (NF) 1, contempt (no class) 1", cut.Find("[data-testid=vote-bar]").GetAttribute("aria-label"));
        Assert.Equal(["segment fer-class-4", "segment unknown", "segment no-face", "segment no-class"], cut.FindAll(".segment").Select(segment => segment.ClassName));
        Assert.Equal(["Happy", "Unknown", "Not a face (NF)", "contempt (no class)"], cut.FindAll("li span:nth-child(2)").Select(name => name.TextContent));
        var summary = cut.Find("[data-testid=vote-summary]").TextContent.Replace('\u202F', ' ');
        Assert.Contains("Majority: Happy", summary, StringComparison.Ordinal);
        Assert.Contains("Agreement 60 %, entropy 1.57 bits", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anger 5, fear 5", "none, a tie")]
    [InlineData("unknown 6, fear 4", "unknown")]
    [InlineData("NF 10", "not a face")]
    [InlineData("contempt 10", "a class that this dataset does not have")]
    public void Render_NoClassWins_SaysWhat(string votes, string majority) =>
        Assert.Equal(majority, RenderVotes(votes).Find("[data-testid=vote-summary] strong").TextContent);

    private IRenderedComponent<VoteBars> RenderVotes(string votes) => Render<VoteBars>(bars => bars
        .Add(p => p.Votes, [.. VotedDataset.Parse(votes).Select(vote => new VoteCount("FER+", vote.Word, vote.Count))])
        .Add(p => p.Classes, Classes));
}
