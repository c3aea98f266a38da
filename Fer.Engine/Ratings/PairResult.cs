using Fer.Engine.Metrics;

namespace Fer.Engine.Ratings;

/// <summary>Agreement of two raters on the images that both decided on.</summary>
/// <param name="FirstName">One rater.</param>
/// <param name="SecondName">The other.</param>
/// <param name="Agreement">Cohen's kappa.</param>
public sealed record PairResult(string FirstName, string SecondName, RaterAgreement Agreement);
