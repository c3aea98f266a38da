using Fer.Data.Ratings;
using Fer.Engine.Metrics;
using Fer.Engine.Ratings;

namespace Fer.Tests.Engine.Ratings;

public sealed class RoundResultsTests
{
    [Fact]
    public void Of_ThreeRaters_ComparesEachPairAndEachWithTheLabel()
    {
        RatedSample[] samples =
        [
            Sample(1, 0, (1, 0), (2, 0), (3, 0)),
            Sample(2, 1, (1, 1), (2, 0)),
            Sample(3, 0, (1, 0), (2, Rating.Unsure), (3, Rating.NotAFace)),
            Sample(4, 1, (1, 1), (2, 1)),
            Sample(5, 1),
        ];

        var results = RoundResults.Of(samples, [0, 1]);

        Assert.Equal(5, results.SampleCount);
        Assert.Equal([("ada", 4, 0, 0), ("bob", 4, 1, 0), ("cyd", 2, 0, 1)],
            results.Raters.Select(row => (row.Name, row.AnswerCount, row.UnsureCount, row.NotAFaceCount)));
        Assert.Equal((4, 1.0), (results.Raters[0].WithLabel.Count, results.Raters[0].WithLabel.Kappa));
        Assert.Equal([("ada", "bob", 3), ("ada", "cyd", 2), ("bob", "cyd", 1)],
            results.Pairs.Select(pair => (pair.FirstName, pair.SecondName, pair.Agreement.Count)));
        Assert.Equal(2.0 / 3, results.Pairs[0].Agreement.Observed!.Value, 1e-12);
        Assert.Equal(0.4, results.Pairs[0].Agreement.Kappa!.Value, 1e-12);
        // Sample 5 has no answer; the other four have two decided ones or more, the unsure one left out.
        Assert.Equal(4, results.All.Count);
        Assert.Equal([(0, 5), (1, 3), (Rating.NotAFace, 1)], results.Classes.Select(row => (row.Category, row.AnswerCount)));
    }

    [Fact]
    public void Of_NobodyAnswered_SaysNothing()
    {
        var results = RoundResults.Of([Sample(1, 0)], [0, 1]);

        Assert.Empty(results.Raters);
        Assert.Empty(results.Pairs);
        Assert.Equal(RaterAgreement.None, results.All);
        Assert.All(results.Classes, row => Assert.Null(row.Share));
    }

    private static RatedSample Sample(long id, int label, params (int Rater, int Answer)[] answers) =>
        new(id, "tag", label, 1, [.. answers.Select(row => new RaterAnswer(row.Rater, ((string[])["ada", "bob", "cyd"])[row.Rater - 1], row.Answer))]);
}
