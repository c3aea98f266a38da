using Fer.Data.Splits;

namespace Fer.Engine.Evaluations;

/// <summary>Two or more runs side by side.</summary>
/// <param name="Part">Part on which they are compared.</param>
/// <param name="Runs">The runs in the order asked for.</param>
/// <param name="Differences">Settings in which they differ; the others are the same in all.</param>
public sealed record Comparison(SplitPart Part, IReadOnlyList<ComparedRun> Runs, IReadOnlyList<SettingDifference> Differences)
{
    /// <summary>The runs by the images they are validated on; only within one of them can figures be ranked.</summary>
    public IReadOnlyList<ComparedSet> Sets => ComparedSet.Of(Runs);
}
