using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Data.Splits;

namespace Fer.Web.Features.Quality;

/// <summary>What the cards of the overview show.</summary>
/// <param name="Classes">Classes of the dataset, with their images.</param>
/// <param name="Groups">Identical and nearly identical images, as they stand now.</param>
/// <param name="Split">The newest split, or null.</param>
/// <param name="SplitLeaks">Groups that stand in more than one of its parts.</param>
/// <param name="Counts">Issues on record by kind.</param>
/// <param name="Report">Report of the last check; null before the first.</param>
public sealed record QualityFacts(
    IReadOnlyList<ClassCount> Classes, IReadOnlyList<DuplicateGroup> Groups, SplitSummary? Split, int SplitLeaks,
    IReadOnlyDictionary<QualityIssueKind, IssueCounts> Counts, QualityReport? Report)
{
    public bool HasImages => Classes.Any(row => row.Count > 0);

    public IssueCounts Of(QualityIssueKind kind) => Counts.GetValueOrDefault(kind, IssueCounts.None);
}
