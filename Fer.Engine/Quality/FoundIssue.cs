using Fer.Data.Quality;

namespace Fer.Engine.Quality;

/// <summary>An issue as a stage found it.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Score">How sure the check is, 0 to 1.</param>
/// <param name="Priority">Expected value of looking at it.</param>
/// <param name="GivenLabel">Class index of the sample when it was judged.</param>
/// <param name="SuggestedLabel">Class index that the check would give; null where it has no opinion.</param>
/// <param name="Evidence">What the check saw, as a JSON object.</param>
internal sealed record FoundIssue(
    long SampleId, QualityIssueKind Kind, double Score, double Priority, int GivenLabel, int? SuggestedLabel, string Evidence);
