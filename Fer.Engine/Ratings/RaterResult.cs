using Fer.Engine.Metrics;

namespace Fer.Engine.Ratings;

/// <summary>How far one rater came, and how far they agree with the labels of this moment.</summary>
/// <param name="CuratorId">The rater.</param>
/// <param name="Name">Their name.</param>
/// <param name="AnswerCount">Images answered.</param>
/// <param name="UnsureCount">Of these, images they could not decide on.</param>
/// <param name="NotAFaceCount">Of these, images in which they saw no face.</param>
/// <param name="WithLabel">Cohen's kappa with the present labels.</param>
public sealed record RaterResult(int CuratorId, string Name, int AnswerCount, int UnsureCount, int NotAFaceCount, RaterAgreement WithLabel);
