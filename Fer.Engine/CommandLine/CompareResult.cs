using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Pairs;

namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer compare</c>.</summary>
/// <param name="Part">Part on which the runs are compared.</param>
/// <param name="Runs">The runs with their scores.</param>
/// <param name="Differences">Settings in which they differ.</param>
/// <param name="Pairs">Pairs that were tested together: all of up to six runs, else each run against the reference.</param>
public sealed record CompareResult(
    SplitPart Part, IReadOnlyList<ComparedLine> Runs, IReadOnlyList<SettingDifference> Differences, IReadOnlyList<PairComparison> Pairs);
