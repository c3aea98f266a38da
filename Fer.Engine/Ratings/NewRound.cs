using Fer.Data.Samples;

namespace Fer.Engine.Ratings;

/// <summary>A round to be made.</summary>
/// <param name="Name">Name, unique within the dataset.</param>
/// <param name="Scope">The samples to draw from.</param>
/// <param name="Count">Samples to draw; 1 to <see cref="RatingRoundMaker.MostSamples"/>.</param>
/// <param name="IsByClass">Whether to draw as many of each class as of any other, as far as there are enough; else all samples are drawn alike.</param>
/// <param name="Seed">Seed of the draw and of each rater's order.</param>
public sealed record NewRound(string Name, SampleFilter Scope, int Count, bool IsByClass, long Seed);
