using Fer.Data.Ratings;

namespace Fer.Tests.Data.Ratings;

public sealed class ConsensusRulesTests
{
    [Theory]
    [InlineData(new[] { 3, 3 }, ConsensusState.Agreed, 3)]
    [InlineData(new[] { 3 }, ConsensusState.TooFewAnswers, null)]
    [InlineData(new int[0], ConsensusState.TooFewAnswers, null)]
    [InlineData(new[] { 3, 4 }, ConsensusState.Disputed, null)]
    [InlineData(new[] { 3, 3, 4 }, ConsensusState.Agreed, 3)]
    [InlineData(new[] { 3, 3, 4, 5 }, ConsensusState.Disputed, null)]
    [InlineData(new[] { 3, 3, 4, 4 }, ConsensusState.Disputed, null)]
    [InlineData(new[] { 3, 3, 3, 4, 5 }, ConsensusState.Agreed, 3)]
    [InlineData(new[] { 3, Rating.Unsure }, ConsensusState.Disputed, null)]
    [InlineData(new[] { Rating.Unsure, Rating.Unsure }, ConsensusState.Disputed, null)]
    [InlineData(new[] { Rating.NotAFace, Rating.NotAFace, 3 }, ConsensusState.NotAFace, null)]
    public void Judge_Answers_FollowsTheRule(int[] answers, ConsensusState state, int? label) =>
        Assert.Equal(new ConsensusVerdict(state, label), new ConsensusRules(LeastRaters: 2, LeastShare: 0.6).Judge(answers));

    [Theory]
    [InlineData(0.5, ConsensusState.Disputed)]
    [InlineData(0.4, ConsensusState.Disputed)]
    public void Judge_HalfAgainstHalf_IsDisputedWhateverTheShare(double share, ConsensusState state) =>
        Assert.Equal(state, new ConsensusRules(2, share).Judge([1, 1, 2, 2]).State);
}
