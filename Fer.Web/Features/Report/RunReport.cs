using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Details;
using Fer.Engine.Evaluations.Fit;
using Fer.Engine.Metrics.Curves;
using Fer.Engine.Runs.Views;

namespace Fer.Web.Features.Report;

/// <summary>Everything that the report of a run tells.</summary>
/// <param name="Detail">The run.</param>
/// <param name="Split">Its split; null where that can no longer be read.</param>
/// <param name="Verdict">How well it fits; null before its first epoch.</param>
/// <param name="Checks">What the quality checks say of its score.</param>
/// <param name="Validation">Its score on validation; null where it has none.</param>
/// <param name="Test">Its score on test; null where nobody looked.</param>
/// <param name="Kept">Scores of the epochs that it kept; those on test only where somebody looked.</param>
/// <param name="Looks">Looks at its test images.</param>
/// <param name="MadeAt">When the report was made.</param>
public sealed record RunReport(
    RunDetail Detail, SplitFacts? Split, FitVerdict? Verdict, RunCheckFigures Checks, EvaluationDetail? Validation, EvaluationDetail? Test,
    IReadOnlyList<StudyScore> Kept, TestLooks Looks, DateTimeOffset MadeAt);
