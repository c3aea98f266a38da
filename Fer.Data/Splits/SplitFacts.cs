namespace Fer.Data.Splits;

/// <summary>What a split holds.</summary>
/// <param name="Summary">Its line in the list.</param>
/// <param name="ContentHash">Its content hash as 64 hexadecimal digits.</param>
/// <param name="Counts">Samples by part and class.</param>
/// <param name="LeakingCopies">Samples that train or validate and whose image is in the test part too.</param>
/// <param name="CrossingCopies">Samples that train and whose image is in the validation part too.</param>
/// <param name="RelabelledSince">Samples of its parts whose label is another now.</param>
/// <param name="Certificate">What was proven when it was made; null for splits of before there were certificates.</param>
public sealed record SplitFacts(
    SplitSummary Summary, string ContentHash, IReadOnlyList<PartClassCount> Counts,
    int LeakingCopies, int CrossingCopies, int RelabelledSince, SplitCertificate? Certificate);
