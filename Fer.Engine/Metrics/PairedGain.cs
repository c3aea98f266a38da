namespace Fer.Engine.Metrics;

/// <summary>How much better a second model is than a first on the same images, with intervals.</summary>
/// <param name="Count">Images.</param>
/// <param name="FirstAccuracy">Accuracy of the first, 0 to 1.</param>
/// <param name="SecondAccuracy">Accuracy of the second.</param>
/// <param name="AccuracyGain">95 % interval of second less first, -1 to 1.</param>
/// <param name="FirstMacroF1">Macro-F1 of the first, 0 to 1.</param>
/// <param name="SecondMacroF1">Macro-F1 of the second.</param>
/// <param name="MacroF1Gain">95 % interval of second less first.</param>
/// <param name="Test">McNemar's test of the two.</param>
public sealed record PairedGain(
    int Count, double FirstAccuracy, double SecondAccuracy, Interval AccuracyGain, double FirstMacroF1, double SecondMacroF1, Interval MacroF1Gain,
    McNemarResult Test)
{
    /// <summary>Compares two models by McNemar's test and by <see cref="PairedBootstrap"/>.</summary>
    /// <param name="labels">Class of each image.</param>
    /// <param name="first">Prediction of the first model.</param>
    /// <param name="second">Prediction of the second.</param>
    /// <param name="groups">Group of each image; images with the same number are drawn together.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are no images.</exception>
    public static PairedGain Of(int[] labels, int[] first, int[] second, long[] groups, int classCount, int seed)
    {
        var draws = PairedBootstrap.Of(labels, [first, second], groups, classCount, seed);
        var (one, two) = (ConfusionMatrix.From(labels, first, classCount), ConfusionMatrix.From(labels, second, classCount));
        return new PairedGain(
            labels.Length, one.Accuracy, two.Accuracy, draws.AccuracyGain(0, 1), one.MacroF1, two.MacroF1, draws.MacroF1Gain(0, 1),
            PairedTest.McNemar(Right(labels, first), Right(labels, second)));
    }

    private static bool[] Right(int[] labels, int[] predicted) => [.. labels.Select((label, index) => label == predicted[index])];
}
