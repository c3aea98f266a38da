using Fer.Data.Splits;

namespace Fer.Engine.Evaluations.Fit;

/// <summary>How often a run gives the label of images whose label a quality check doubts, and of the others.</summary>
/// <param name="Part">Part of the split that was scored.</param>
/// <param name="Doubted">Images whose label is doubted.</param>
/// <param name="Repeated">Those for which the run gives that very label.</param>
/// <param name="Others">The other images.</param>
/// <param name="OthersRight">Those that it is right on.</param>
public sealed record DoubtedPart(SplitPart Part, int Doubted, int Repeated, int Others, int OthersRight);
