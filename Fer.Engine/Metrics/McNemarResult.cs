namespace Fer.Engine.Metrics;

/// <summary>Outcome of McNemar's test on two models scored on the same images.</summary>
/// <param name="OnlyFirstRight">Images that only the first model got right (b).</param>
/// <param name="OnlySecondRight">Images that only the second model got right (c).</param>
/// <param name="ExactP">Two-sided exact p value; cautious.</param>
/// <param name="MidP">Two-sided mid-p value, the one to read: as powerful as the asymptotic test without its errors on few images.</param>
public readonly record struct McNemarResult(int OnlyFirstRight, int OnlySecondRight, double ExactP, double MidP);
