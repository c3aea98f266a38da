using Fer.Data.Samples;

namespace Fer.Data.Quality;

/// <summary>What else is known about the sample of an issue.</summary>
/// <param name="Source">Name of the source it came from.</param>
/// <param name="SourceKey">Its place there.</param>
/// <param name="Usage">Part that the source assigned.</param>
/// <param name="Votes">Answers of other raters, most frequent first.</param>
/// <param name="Twins">Identical and nearly identical samples, by id; at most <see cref="QualityIssues.MostTwins"/>.</param>
/// <param name="TestSplits">Splits that hold the sample in their test part, by name.</param>
/// <param name="Others">Kinds of the other open issues of the sample.</param>
/// <param name="DecidedBy">Who decided the issue; null while it is open.</param>
public sealed record IssueDetail(
    string Source, string SourceKey, SourceUsage Usage, IReadOnlyList<VoteCount> Votes, IReadOnlyList<SampleCopy> Twins,
    IReadOnlyList<string> TestSplits, IReadOnlyList<QualityIssueKind> Others, string? DecidedBy);
