using Fer.Data.Curators;

namespace Fer.Data.Quality;

/// <summary>One person decides about one issue.</summary>
/// <param name="Key">Identity of the act; sending the same one twice changes nothing the second time.</param>
/// <param name="IssueId">The issue.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="Label">Class index to give, where <paramref name="Decision"/> is <see cref="QualityDecision.Relabelled"/>; the suggestion that the person saw where it is <see cref="QualityDecision.Accepted"/>, so that another one is not stored in its place; null where it does not matter.</param>
/// <param name="SeenVersion">The sample's version that the person saw.</param>
/// <param name="By">Who.</param>
public sealed record QualityAnswer(Guid Key, long IssueId, QualityDecision Decision, int? Label, int SeenVersion, ActingCurator By);
