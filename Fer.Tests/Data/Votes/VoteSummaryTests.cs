using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Votes;
using Fer.Tests.TestKit;

namespace Fer.Tests.Data.Votes;

public sealed class VoteSummaryTests
{
    private static readonly ClassCount[] Fer2013 =
        [.. ClassVocabulary.Fer2013.Select((name, index) => new ClassCount(index, name, $"{index + 1}", index + 1, 0))];

    [Theory]
    [InlineData("happiness 10", 3, 1.0, 0.0)]
    [InlineData("neutral 5, sadness 3, anger 2", 6, 0.5, 1.4854752972273344)]
    [InlineData("anger 5, fear 5", VoteMajority.Tie, 0.5, 1.0)]
    [InlineData("unknown 5, fear 5", VoteMajority.Tie, 0.5, 1.0)]
    [InlineData("unknown 6, fear 4", VoteMajority.Unknown, 0.6, 0.9709505944546686)]
    [InlineData("NF 10", VoteMajority.NotAFace, 1.0, 0.0)]
    [InlineData("contempt 7, neutral 3", VoteMajority.NoSuchClass, 0.7, 0.8812908992306927)]
    [InlineData("contempt 4, boredom 4, neutral 2", VoteMajority.Tie, 0.4, 1.5219280948873621)]
    [InlineData("Surprise 1", 5, 1.0, 0.0)]
    public void Of_Votes_FollowsTheRules(string votes, int majority, double agreement, double entropy)
    {
        var summary = VoteSummary.Of(VotedDataset.Parse(votes), new VoteWords(Fer2013))!.Value;

        Assert.Equal(majority, summary.Majority);
        Assert.Equal(agreement, summary.Agreement, 1e-12);
        Assert.Equal(entropy, summary.Entropy, 1e-12);
    }

    [Fact]
    public void Of_NoVotes_IsNull() => Assert.Null(VoteSummary.Of([], new VoteWords(Fer2013)));

    [Fact]
    public void Of_WordsOfOneClass_CountTogether()
    {
        // Disgust was merged into Angry: 3 + 2 votes beat 4.
        ClassCount[] merged = [.. Fer2013.Select(row => row.Name == "Disgust" ? row with { MergedIntoIndex = 0 } : row)];
        var votes = VotedDataset.Parse("anger 3, disgust 2, fear 4");

        Assert.Equal(2, VoteSummary.Of(votes, new VoteWords(Fer2013))!.Value.Majority);
        Assert.Equal(0, VoteSummary.Of(votes, new VoteWords(merged))!.Value.Majority);
        Assert.Equal(5.0 / 9, VoteSummary.Of(votes, new VoteWords(merged))!.Value.Agreement, 1e-12);
    }

    [Fact]
    public void AnswerOf_MergeOfAMerge_LeadsToTheEndAndACircleEnds()
    {
        ClassCount[] chain = [.. Fer2013.Select(row => row.Index switch { 1 => row with { MergedIntoIndex = 0 }, 0 => row with { MergedIntoIndex = 4 }, _ => row })];
        ClassCount[] circle = [.. Fer2013.Select(row => row.Index switch { 1 => row with { MergedIntoIndex = 0 }, 0 => row with { MergedIntoIndex = 1 }, _ => row })];

        Assert.Equal(4, new VoteWords(chain).AnswerOf("disgust"));
        Assert.InRange(new VoteWords(circle).AnswerOf("disgust"), 0, 1);
    }
}
