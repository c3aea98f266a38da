namespace Fer.Engine.Evaluations;

/// <summary>Runs of one split: they are validated on the same images with the same labels, so their figures can be ranked.</summary>
/// <param name="SplitId">The split.</param>
/// <param name="Dataset">Name of its dataset.</param>
/// <param name="Split">Its name.</param>
/// <param name="Images">Images in its validation part.</param>
/// <param name="Runs">The runs in the order asked for.</param>
/// <param name="Differences">Settings in which they differ.</param>
public sealed record ComparedSet(
    int SplitId, string Dataset, string Split, int Images, IReadOnlyList<ComparedRun> Runs, IReadOnlyList<SettingDifference> Differences)
{
    /// <summary>Puts runs together by split, in the order of each set's first run.</summary>
    public static IReadOnlyList<ComparedSet> Of(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return [.. runs.GroupBy(run => run.Run.SplitId).Select(group => new ComparedSet(
            group.Key, group.First().Run.Dataset, group.First().Run.Split, group.First().Run.Counts.Validation, [.. group], SettingDifferences.Between([.. group.Select(run => run.Run)])))];
    }
}
