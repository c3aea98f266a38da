using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class FleissKappaTests
{
    /// <summary>Fleiss (1971), table 1: 30 patients, 6 psychiatrists each, 5 diagnoses.</summary>
    private static readonly string[] Diagnoses =
    [
        "444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555",
        "144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555",
        "555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555",
    ];

    /// <summary>The example of many textbooks: 10 subjects, 14 raters, 5 categories; counts by category.</summary>
    private static readonly int[][] Textbook =
    [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ];

    [Fact]
    public void Of_DiagnosesOfFleiss_GivesThePublishedKappa()
    {
        var result = FleissKappa.Of(Counts(Diagnoses));

        Assert.Equal(30, result.Count);
        Assert.Equal(0.4302445, result.Kappa!.Value, 5e-8);
        Assert.Equal(0.556, result.Observed!.Value, 5e-4);
        Assert.InRange(0.43, result.Interval!.Value.Low, result.Interval!.Value.High);
    }

    [Fact]
    public void Of_TextbookExample_Is0210()
    {
        var counts = new AnswerCounts(Textbook.Select(row => row.SelectMany((count, category) => Enumerable.Repeat(category, count)).ToList()));

        Assert.Equal(0.210, FleissKappa.Of(counts).Kappa!.Value, 5e-4);
    }

    [Fact]
    public void Of_SameSeed_GivesTheSameInterval()
    {
        Assert.Equal(FleissKappa.Of(Counts(Diagnoses), seed: 7).Interval, FleissKappa.Of(Counts(Diagnoses), seed: 7).Interval);
        Assert.NotEqual(FleissKappa.Of(Counts(Diagnoses), seed: 7).Interval, FleissKappa.Of(Counts(Diagnoses), seed: 8).Interval);
    }

    [Fact]
    public void Of_TwoRaters_IsScottsPi()
    {
        // Answers 11, 12, 22, 22: observed 3/4; shares 3/8 and 5/8, so expected 34/64.
        Assert.Equal((0.75 - 34.0 / 64) / (1 - 34.0 / 64), FleissKappa.Of(Counts(["11", "12", "22", "22"])).Kappa!.Value, 1e-12);
    }

    [Fact]
    public void Of_DifferentNumbersOfAnswers_WeighsEachImageAlikeAndLeavesSingleAnswersOut()
    {
        // Pair agreements 1, 1/3 and 0 (mean 4/9); shares 1: 5/7, 2: 2/7.
        var result = FleissKappa.Of(Counts(["11", "112", "2", "", "12"]));

        var expected = (25.0 + 4) / 49;
        Assert.Equal(3, result.Count);
        Assert.Equal(4.0 / 9, result.Observed!.Value, 1e-12);
        Assert.Equal((4.0 / 9 - expected) / (1 - expected), result.Kappa!.Value, 1e-12);
        Assert.Null(result.Interval);
    }

    [Fact]
    public void Of_NothingToCompare_CannotSay()
    {
        Assert.Equal(RaterAgreement.None, FleissKappa.Of(Counts(["1", "", "2"])));
        var oneClass = FleissKappa.Of(Counts(["11", "11"]));
        Assert.Equal((2, 1.0, null, null), (oneClass.Count, oneClass.Observed, oneClass.Kappa, oneClass.Interval));
    }

    [Fact]
    public void SpecificAgreement_OfOneAnswer_IsTheShareOfOthersWhoGaveItToo()
    {
        // Answer 1: given 2 + 2 + 1 times; agreeing partners 2 + 2 + 0 of 2 + 4 + 1.
        var counts = Counts(["11", "112", "12", "1"]);

        Assert.Equal(new SpecificAgreement(1, 5, 3, 4.0 / 7), SpecificAgreement.Of(counts, 1));
        Assert.Equal(new SpecificAgreement(2, 2, 2, 0), SpecificAgreement.Of(counts, 2));
        Assert.Equal(new SpecificAgreement(9, 0, 0, null), SpecificAgreement.Of(counts, 9));
    }

    private static AnswerCounts Counts(string[] answers) => new(answers.Select(image => image.Select(letter => letter - '0').ToList()));
}
