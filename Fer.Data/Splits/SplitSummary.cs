namespace Fer.Data.Splits;

/// <summary>A split in a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="DatasetId">Dataset it divides.</param>
/// <param name="Name">Name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Seed">Seed of the draw.</param>
/// <param name="ValidationShare">Share of the samples outside the test part that validate.</param>
/// <param name="TestRule">How the test part was chosen.</param>
/// <param name="TestShare">Share drawn as the test part, or null.</param>
/// <param name="Parts">Samples by part.</param>
/// <param name="RunCount">Runs on it.</param>
/// <param name="KeepsNearTogether">Whether nearly identical images were kept in one part.</param>
/// <param name="Field">Field whose equal values were kept in one part.</param>
/// <param name="BaseSplitId">Split whose parts it took over, or null.</param>
/// <param name="BaseName">Name of that split, or null.</param>
public sealed record SplitSummary(
    int Id, int DatasetId, string Name, DateTimeOffset CreatedAt, long Seed, double ValidationShare,
    TestRule TestRule, double? TestShare, IReadOnlyDictionary<SplitPart, int> Parts, int RunCount,
    bool KeepsNearTogether, SplitField Field, int? BaseSplitId, string? BaseName);
