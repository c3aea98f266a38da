using Fer.Data.Quality;

namespace Fer.Engine.Quality;

/// <summary>A dataset's quality as <c>fer quality</c> tells it.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="Classes">Class names by index; the figures about classes are in this order.</param>
/// <param name="Report">Figures of the check.</param>
/// <param name="Issues">Open issues, the most worth looking at first.</param>
public sealed record QualityResult(string Dataset, IReadOnlyList<string> Classes, QualityReport Report, IReadOnlyList<ListedIssue> Issues);
