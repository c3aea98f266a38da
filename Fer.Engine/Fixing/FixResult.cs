using Fer.Data.Splits;
using Fer.Engine.Metrics;

namespace Fer.Engine.Fixing;

/// <summary>The paired result of a fix loop on one part and one set of labels.</summary>
/// <param name="Part">Validation or test.</param>
/// <param name="UsesCorrectedLabels">Whether both models are scored against today's labels; else against those of the base split.</param>
/// <param name="ChangedLabels">Images of the part whose label today is another than in the base split.</param>
/// <param name="Gain">Second model, trained on corrected labels, less first.</param>
public sealed record FixResult(SplitPart Part, bool UsesCorrectedLabels, int ChangedLabels, PairedGain Gain);
