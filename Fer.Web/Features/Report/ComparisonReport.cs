using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Pairs;
using Fer.Engine.Metrics;
using Fer.Engine.Metrics.Curves;

namespace Fer.Web.Features.Report;

/// <summary>Everything that the report of a comparison tells.</summary>
/// <param name="Comparison">The runs.</param>
/// <param name="Splits">Their splits with the looks at the test images, by split.</param>
/// <param name="Figures">Figures with intervals, by run; those of runs without a score are missing.</param>
/// <param name="Verdicts">How well each fits, by run; runs without an epoch are missing.</param>
/// <param name="Pairs">The paired tests.</param>
/// <param name="MadeAt">When the report was made.</param>
public sealed record ComparisonReport(
    Comparison Comparison,
    IReadOnlyDictionary<int, (SplitFacts? Split, TestLooks Looks)> Splits,
    IReadOnlyDictionary<int, ScoreFigures> Figures,
    IReadOnlyDictionary<int, FitVerdict> Verdicts,
    PairStudy Pairs,
    DateTimeOffset MadeAt);
