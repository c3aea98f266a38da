namespace Fer.Data.Splits;

/// <summary>What a split holds.</summary>
/// <param name="Summary">Its line in the list.</param>
/// <param name="ContentHash">Its content hash as 64 hexadecimal digits.</param>
/// <param name="Counts">Samples by part and class.</param>
/// <param name="Certificate">What was proven when it was made; null for splits of before there were certificates.</param>
public sealed record SplitFacts(
    SplitSummary Summary, string ContentHash, IReadOnlyList<PartClassCount> Counts, SplitCertificate? Certificate);
