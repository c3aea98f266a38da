namespace Fer.Engine.Evaluations.Pairs;

/// <summary>An image that one of two runs alone is right on.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="Actual">Class index that both were scored against.</param>
/// <param name="FirstPredicted">What the first run says.</param>
/// <param name="FirstConfidence">How sure it is, 0 to 1.</param>
/// <param name="SecondPredicted">What the second run says.</param>
/// <param name="SecondConfidence">How sure it is, 0 to 1.</param>
/// <param name="ImageTag">Tag of its picture's address.</param>
public sealed record Flip(
    long SampleId, int Actual, int FirstPredicted, double FirstConfidence, int SecondPredicted, double SecondConfidence, string ImageTag);
