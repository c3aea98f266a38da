namespace Fer.Engine.Metrics;

/// <summary>How far raters agree, with the agreement that chance alone would give taken out.</summary>
/// <param name="Count">Images that it rests on.</param>
/// <param name="Observed">Share of agreeing pairs of answers, 0 to 1; null without images.</param>
/// <param name="Kappa">1 for full agreement, 0 for what chance gives, down to -1; null where it says nothing: without images, where all answers are one class, and for a pair where one of the two gave one answer only.</param>
/// <param name="Interval">95 % interval of kappa, within -1 and 1; null where the images do not carry one.</param>
public readonly record struct RaterAgreement(int Count, double? Observed, double? Kappa, Interval? Interval)
{
    /// <summary>Nothing to compare.</summary>
    public static RaterAgreement None { get; } = new(0, null, null, null);
}
