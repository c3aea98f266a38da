using Fer.Data.Curators;

namespace Fer.Data.Quality;

/// <summary>One person decides the same about many issues of a dataset, as one act.</summary>
/// <param name="Key">Identity of the act; sending the same one twice changes nothing the second time.</param>
/// <param name="DatasetId">The dataset; issues of others are passed over.</param>
/// <param name="SeenVersions">The issues, each with the version of its sample that the person saw.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="Label">Class index to give to all, where <paramref name="Decision"/> is <see cref="QualityDecision.Relabelled"/>; else without meaning.</param>
/// <param name="By">Who.</param>
public sealed record QualityAnswers(
    Guid Key, int DatasetId, IReadOnlyDictionary<long, int> SeenVersions, QualityDecision Decision, int? Label, ActingCurator By)
{
    /// <summary>Suggestion that the person saw with each issue; one that a later check replaced is not accepted. Empty where it was not seen.</summary>
    public IReadOnlyDictionary<long, int?> SeenSuggestions { get; init; } = new Dictionary<long, int?>();
}
