namespace Fer.Data.Datasets;

/// <summary>What a dataset holds.</summary>
/// <param name="Summary">Its line in the list.</param>
/// <param name="Usages">Samples by class and by the part that the source assigned.</param>
/// <param name="Sources">Its sources.</param>
/// <param name="RepeatedImages">Different images that occur more than once.</param>
/// <param name="RepeatedSamples">Samples that carry one of them.</param>
/// <param name="ConflictingImages">Different images that occur with more than one label.</param>
/// <param name="LabelEvents">Label changes on record, without the imports themselves.</param>
/// <param name="VotedSamples">Samples with votes of other raters.</param>
public sealed record DatasetFacts(
    DatasetSummary Summary, IReadOnlyList<UsageCount> Usages, IReadOnlyList<SourceSummary> Sources,
    int RepeatedImages, int RepeatedSamples, int ConflictingImages, int LabelEvents, int VotedSamples);
