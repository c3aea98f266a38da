namespace Fer.Data.Datasets;

/// <summary>A class with all that its vocabulary's page shows.</summary>
/// <param name="Count">The class and the samples that carry it now.</param>
/// <param name="ImportedCount">Samples that carried it at import.</param>
/// <param name="Merge">The act that merged it away; null for a class in use.</param>
public sealed record VocabularyClass(ClassCount Count, int ImportedCount, ClassMerge? Merge);
