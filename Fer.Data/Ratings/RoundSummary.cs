namespace Fer.Data.Ratings;

/// <summary>A round in a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="DatasetId">Dataset of its samples.</param>
/// <param name="Name">Name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="Query">Conditions that its samples were drawn from; empty for the whole dataset.</param>
/// <param name="Seed">Seed of the draw and of each rater's order.</param>
/// <param name="ClosedAt">When it was closed; null while ratings are taken.</param>
/// <param name="SampleCount">Samples that it asks about.</param>
/// <param name="RaterCount">People who answered at least once.</param>
/// <param name="AnswerCount">Answers of all of them.</param>
public sealed record RoundSummary(
    int Id, int DatasetId, string Name, DateTimeOffset CreatedAt, string By, string Query, long Seed, DateTimeOffset? ClosedAt,
    int SampleCount, int RaterCount, int AnswerCount);
