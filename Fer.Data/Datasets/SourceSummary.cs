namespace Fer.Data.Datasets;

/// <summary>A source of a dataset.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name without its path.</param>
/// <param name="Kind">Form.</param>
/// <param name="StartedAt">When its first import began.</param>
/// <param name="CompletedAt">When an import of it last ran to the end; null while none has.</param>
/// <param name="SampleCount">Samples that came from it.</param>
/// <param name="RejectedCount">Rows or entries that the last import could not use.</param>
/// <param name="Rejections">The first of them, with the reason; at most <see cref="DatasetOverview.MostRejections"/>.</param>
public sealed record SourceSummary(
    int Id, string Name, ImportSourceKind Kind, DateTimeOffset StartedAt, DateTimeOffset? CompletedAt,
    int SampleCount, int RejectedCount, IReadOnlyList<RejectionRow> Rejections);
