using Fer.Data.Quality;
using Fer.Data.Splits;

namespace Fer.Data.Samples;

/// <summary>Which samples of a dataset are looked at. Conditions of different kinds must all hold; within one kind any may.</summary>
/// <param name="DatasetId">The dataset.</param>
public sealed record SampleFilter(int DatasetId)
{
    /// <summary>Longest text that is searched for, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>Class indices of the present label; empty for any.</summary>
    public IReadOnlyList<int> Classes { get; init; } = [];

    /// <summary>Class indices of the label at import; empty for any.</summary>
    public IReadOnlyList<int> OriginalClasses { get; init; } = [];

    /// <summary>Split that <see cref="Parts"/> speaks of, or null.</summary>
    public int? SplitId { get; init; }

    /// <summary>Parts of the split; empty for all of its samples. Without meaning where <see cref="SplitId"/> is null.</summary>
    public IReadOnlyList<SplitPart> Parts { get; init; } = [];

    /// <summary>Parts that the source assigned; empty for any.</summary>
    public IReadOnlyList<SourceUsage> Usages { get; init; } = [];

    /// <summary>True for samples that a person reviewed, false for the others, null for both.</summary>
    public bool? Reviewed { get; init; }

    /// <summary>True for samples kept out of new splits, false for the others, null for both.</summary>
    public bool? Excluded { get; init; }

    /// <summary>True for samples whose label differs from the imported one, false for those where it does not, null for both.</summary>
    public bool? Changed { get; init; }

    /// <summary>
    /// What is wrong with the sample; empty for any. A kind holds where an open issue of it is on record, and for the four
    /// kinds about copies also where the samples themselves say so: pixels that occur more than once in the dataset, with a
    /// different label now, in a different part of the source.
    /// </summary>
    public IReadOnlyList<QualityIssueKind> Issues { get; init; } = [];

    /// <summary>What most raters said: class indices or values of <see cref="VoteMajority"/>; empty for any.</summary>
    public IReadOnlyList<int> Majorities { get; init; } = [];

    /// <summary>Bands of the vote agreement, of <see cref="ScoreBands.Agreement"/>; empty for any.</summary>
    public IReadOnlyList<int> AgreementBands { get; init; } = [];

    /// <summary>Run whose predictions the next five conditions and the order by confidence speak of, or null. It asks for nothing by itself.</summary>
    public int? RunId { get; init; }

    /// <summary>Class indices that the run predicted; empty for any. Without meaning where <see cref="RunId"/> is null, as the next four.</summary>
    public IReadOnlyList<int> PredictedClasses { get; init; } = [];

    /// <summary>Bands of the run's confidence, of <see cref="ScoreBands.Confidence"/>; empty for any.</summary>
    public IReadOnlyList<int> ConfidenceBands { get; init; } = [];

    /// <summary>
    /// True for samples where the run predicted the present label, false for those where it predicted another one, null for all. Where
    /// <see cref="ScoredPart"/> is named, the label that it was scored against counts, so that a score's own numbers can be looked at.
    /// </summary>
    public bool? Agrees { get; init; }

    /// <summary>Class indices that the run was scored against, which are the labels of its split; empty for any.</summary>
    public IReadOnlyList<int> ScoredClasses { get; init; } = [];

    /// <summary>Part of the split on which the run was scored; null for all but the test part, of which a look is asked for by name.</summary>
    public SplitPart? ScoredPart { get; init; }

    /// <summary>Bands of the brightness, of <see cref="ScoreBands.Brightness"/>; empty for any.</summary>
    public IReadOnlyList<int> BrightnessBands { get; init; } = [];

    /// <summary>Tags of which the sample carries at least one; empty for any.</summary>
    public IReadOnlyList<int> TagIds { get; init; } = [];

    /// <summary>Part of the source key, or a source row or sample id as a number; null for any.</summary>
    public string? Text { get; init; }

    /// <summary>Whether nothing but the dataset is asked for.</summary>
    public bool IsEmpty => SampleFilterUrl.Format(this with { RunId = AsksAboutRun ? RunId : null }).Length == 0;

    /// <summary>Whether there is a condition on the run's predictions.</summary>
    internal bool AsksAboutRun => RunId is not null && (PredictedClasses.Count > 0 || ConfidenceBands.Count > 0 || Agrees is not null || ScoredClasses.Count > 0 || ScoredPart is not null);
}
