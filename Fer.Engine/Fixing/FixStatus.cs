using Fer.Engine.Runs.Views;

namespace Fer.Engine.Fixing;

/// <summary>Where a fix loop stands.</summary>
/// <param name="Id">Key.</param>
/// <param name="DatasetId">Its dataset.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Base">Run that it started from.</param>
/// <param name="Review">What was decided since.</param>
/// <param name="CorrectedSplitId">Split with the corrected labels; null until made.</param>
/// <param name="CorrectedSplit">Its name.</param>
/// <param name="Corrected">Run on it; null until queued.</param>
/// <param name="Results">Paired results of what both runs are scored on, validation first.</param>
public sealed record FixStatus(
    int Id, int DatasetId, DateTimeOffset StartedAt, RunRow Base, FixReview Review, int? CorrectedSplitId, string? CorrectedSplit, RunRow? Corrected,
    IReadOnlyList<FixResult> Results);
