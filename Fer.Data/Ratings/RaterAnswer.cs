namespace Fer.Data.Ratings;

/// <summary>What one rater said about one sample.</summary>
/// <param name="CuratorId">The rater.</param>
/// <param name="Name">The rater's name.</param>
/// <param name="Answer">Class index in use, <see cref="Rating.NotAFace"/> or <see cref="Rating.Unsure"/>.</param>
public sealed record RaterAnswer(int CuratorId, string Name, int Answer);
