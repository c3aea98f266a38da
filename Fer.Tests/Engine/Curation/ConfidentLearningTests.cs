using Fer.Engine.Curation;
using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Curation;

public sealed class ConfidentLearningTests
{
    /// <summary>
    /// Two classes. Labelled 0: p(0) = 0.9, 0.8, 0.7, 0.2, threshold t0 = 2.6 / 4 = 0.65. Labelled 1: p(1) = 0.9, 0.7, 0.4, 0.1 and 0.4,
    /// t1 = 2.5 / 5 = 0.5. Confident: of label 0, three for 0 and one for 1 (0.8); of label 1, two for 1 and one for 0 (0.9); those
    /// with 0.6 for 0 and 0.4 for 1 reach neither. C = (3 1; 1 2).
    /// Calibrated: row 0 is 3, 1 (4 of 4); row 1 is 1/3 · 5 = 1.67 and 3.33, rounded 2 and 3. Errors 1 + 2 = 3.
    /// </summary>
    private static readonly int[] Labels = [0, 0, 0, 0, 1, 1, 1, 1, 1];

    private static readonly float[] First = [0.9f, 0.8f, 0.7f, 0.2f, 0.1f, 0.3f, 0.6f, 0.9f, 0.6f];
    private static readonly float[] ProbabilitiesTable = [.. First.SelectMany(p => new[] { p, 1 - p })];

    private static ConfidentLearningResult Worked => ConfidentLearning.Analyse(Labels, ProbabilitiesTable, 2);

    [Fact]
    public void Analyse_WorkedExample_HasTheMatricesByHand()
    {
        var result = Worked;

        Assert.Equal(0.65, result.Thresholds[0], 1e-6);
        Assert.Equal(0.5, result.Thresholds[1], 1e-6);
        Assert.Equal(new[,] { { 3, 1 }, { 1, 2 } }, result.ConfidentJoint);
        Assert.Equal([0, 0, 0, 1, 1, 1, -1, 0, -1], result.ConfidentClasses);
        Assert.Equal(new[,] { { 3, 1 }, { 2, 3 } }, result.CalibratedCounts);
        Assert.Equal(new[,] { { 3 / 9.0, 1 / 9.0 }, { 2 / 9.0, 3 / 9.0 } }, result.Joint);
        Assert.Equal(new[,] { { 3 / 5.0, 1 / 4.0 }, { 2 / 5.0, 3 / 4.0 } }, result.NoiseMatrix);
        Assert.Equal(new[,] { { 3 / 4.0, 1 / 4.0 }, { 2 / 5.0, 3 / 5.0 } }, result.InverseNoiseMatrix);
        Assert.Equal(3, result.EstimatedErrors);
    }

    /// <summary>
    /// Label 0: one suspect, the image with 0.2. Label 1: two, by margin p(0) - p(1): image 7 with 0.8, then of images 6 and 8 with 0.2
    /// each the earlier. By the confident joint only those that reach a threshold: 3 and 7.
    /// </summary>
    [Theory]
    [InlineData(LabelPruning.PruneByNoiseRate, new[] { 7, 3, 6 })]
    [InlineData(LabelPruning.PruneByClass, new[] { 7, 3, 6 })]
    [InlineData(LabelPruning.Both, new[] { 7, 3, 6 })]
    [InlineData(LabelPruning.ConfidentJointOffDiagonal, new[] { 7, 3 })]
    public void Suspects_WorkedExample_ComeByTheirMargin(LabelPruning method, int[] images)
    {
        var suspects = Worked.Suspects(method);

        Assert.Equal(images, suspects.Select(suspect => suspect.Image));
        Assert.Equal((1, 0), (suspects[0].Given, suspects[0].Suggested));
        Assert.Equal(0.1f, suspects[0].SelfConfidence, 1e-6);
        Assert.Equal((0.1f - 0.9f + 1) / 2, suspects[0].NormalizedMargin, 1e-6);
    }

    /// <summary>Keeping four of five, label 1 gives up one; a class of five has no suspects where five must stay.</summary>
    [Theory]
    [InlineData(4, new[] { 7 })]
    [InlineData(5, new int[0])]
    public void Suspects_ClassesThatMustKeepImages_GiveUpFewer(int least, int[] images) =>
        Assert.Equal(images, Worked.Suspects(LabelPruning.PruneByNoiseRate, least).Select(suspect => suspect.Image));

    /// <summary>
    /// t0 = (0.9 + 0.8) / 2 = 0.85, t1 = (0.7 + 0.25) / 2 = 0.475, t2 = 0.045. The last image, (0.48 0.475 0.045), reaches those of 1 and 2
    /// but not that of 0, its most probable class: the paper counts it for 1, cleanlab for 0.
    /// </summary>
    [Theory]
    [InlineData(ConfidentChoice.MostProbableReached, 1)]
    [InlineData(ConfidentChoice.MostProbable, 0)]
    public void Analyse_SeveralThresholdsReached_ChoosesAsAsked(ConfidentChoice choice, int expected)
    {
        float[] probabilities = [0.9f, 0.1f, 0, 0.8f, 0.2f, 0, 0, 0.7f, 0.3f, 0.65f, 0.25f, 0.1f, 0.48f, 0.475f, 0.045f];

        Assert.Equal(expected, ConfidentLearning.Analyse([0, 0, 1, 1, 2], probabilities, 3, choice).ConfidentClasses[4]);
    }

    [Fact]
    public void Analyse_ClassWithoutImages_StaysEmpty()
    {
        float[] probabilities = [.. First.SelectMany(p => new[] { p * 0.9f, (1 - p) * 0.9f, 0.1f })];

        var result = ConfidentLearning.Analyse(Labels, probabilities, 3);

        Assert.Equal(double.PositiveInfinity, result.Thresholds[2]);
        for (var c = 0; c < 3; c++)
        {
            Assert.Equal(0, result.CalibratedCounts[2, c] + result.CalibratedCounts[c, 2]);
            Assert.Equal(0, result.NoiseMatrix[c, 2] + result.InverseNoiseMatrix[2, c]);
        }
        Assert.Equal([7, 3, 6], result.Suspects().Select(suspect => suspect.Image));
    }

    [Fact]
    public void Analyse_NoImages_FindsNothing()
    {
        var result = ConfidentLearning.Analyse([], [], 7);

        Assert.Equal(0, result.EstimatedErrors);
        Assert.Empty(result.Suspects(LabelPruning.Both));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-0.1f)]
    [InlineData(1.5f)]
    public void Analyse_ImpossibleProbability_NamesTheRow(float value)
    {
        float[] probabilities = [.. ProbabilitiesTable];
        probabilities[9] = value;

        Assert.Contains("class 1 in row 4", Assert.Throws<ArgumentException>(() => ConfidentLearning.Analyse(Labels, probabilities, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyse_LengthsOrLabelsThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => ConfidentLearning.Analyse(Labels, ProbabilitiesTable, 3 + 1));
        Assert.Throws<ArgumentException>(() => ConfidentLearning.Analyse(Labels[..8], ProbabilitiesTable, 2));
        Assert.Throws<ArgumentException>(() => ConfidentLearning.Analyse([0, 0, 0, 0, 1, 1, 1, 1, 2], ProbabilitiesTable, 2));
    }

    [Theory]
    [InlineData(ConfidentChoice.MostProbableReached)]
    [InlineData(ConfidentChoice.MostProbable)]
    public void Analyse_RandomInputs_EqualTheDefinitions(ConfidentChoice choice)
    {
        var random = new Random(17);
        for (var round = 0; round < 300; round++)
        {
            var (labels, rows) = ConfidentDefinitions.Draw(random);
            var result = ConfidentLearning.Analyse(labels, [.. rows.SelectMany(row => row)], rows[0].Length, choice);
            var expected = new ConfidentDefinitions(labels, rows, choice == ConfidentChoice.MostProbable);

            Assert.Equal(expected.Joint, result.ConfidentJoint);
            Assert.Equal(expected.Calibrated, result.CalibratedCounts);
            foreach (var method in Enum.GetValues<LabelPruning>())
            {
                foreach (var least in new[] { 1, 3 })
                    Assert.Equal(expected.Suspects(method, least), result.Suspects(method, least).Select(suspect => suspect.Image).Order());
            }
        }
    }

    /// <summary>Noise that is known: with good probabilities the estimate comes near it and the planted errors come first.</summary>
    [Fact]
    public void Analyse_PlantedErrors_AreFoundAndCounted()
    {
        var random = new Random(4);
        const int count = 4_000;
        int[] truth = [.. Enumerable.Range(0, count).Select(_ => random.Next(4))];
        bool[] isWrong = [.. truth.Select(_ => random.NextDouble() < 0.1)];
        int[] labels = [.. truth.Select((c, i) => isWrong[i] ? (c + 1) % 4 : c)];
        float[] probabilities = [.. truth.SelectMany(c =>
        {
            var sure = 0.5f + 0.5f * random.NextSingle();
            return Enumerable.Range(0, 4).Select(k => k == c ? sure : (1 - sure) / 3);
        })];

        var result = ConfidentLearning.Analyse(labels, probabilities, 4);

        Assert.InRange(result.EstimatedErrors, 0.8 * isWrong.Count(wrong => wrong), 1.2 * isWrong.Count(wrong => wrong));
        Assert.InRange(result.NoiseMatrix[1, 0], 0.08, 0.12);
        Assert.True(RankingQuality.AreaUnderCurve([.. result.NormalizedMargin.Select(margin => -margin)], isWrong) > 0.99);
        Assert.True(result.Suspects().Average(suspect => isWrong[suspect.Image] ? 1.0 : 0) > 0.95);
    }

    /// <summary>p = (1/2, 1/4, 1/4): entropy 1.5 ln 2 over ln 3; label 0 has margin 1/2 - 1/4, label 1 has 1/4 - 1/2.</summary>
    [Fact]
    public void LabelQuality_WorkedExample_HoldsByHand()
    {
        var rows = new Probabilities([0.5f, 0.25f, 0.25f, 0.5f, 0.25f, 0.25f], 3);

        Assert.Equal([0.5f, 0.25f], LabelQuality.SelfConfidence([0, 1], rows));
        Assert.Equal([0.625f, 0.375f], LabelQuality.NormalizedMargin([0, 1], rows));
        var entropy = 1.5 * Math.Log(2) / Math.Log(3);
        Assert.Equal(Math.Log(1 + entropy / 0.5) / (entropy / 0.5), LabelQuality.ConfidenceWeightedEntropy([0, 1], rows)[0], 1e-6);
        Assert.Equal(Math.Log(1 + entropy / 0.25) / (entropy / 0.25), LabelQuality.ConfidenceWeightedEntropy([0, 1], rows)[1], 1e-6);
    }
}
